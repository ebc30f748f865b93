"""What `yhdistys validate` needs beside its command: paths, progress, corrections, explanations."""
