"""What Pydantic is asked to do, and what not."""

import subprocess
import sys


def test_pydantic_is_not_let_look_for_plugins() -> None:
    """It would read the metadata of all that is installed, at every question after an edit."""
    code = (
        "import sys; from yhdistys_cli.models import Contacts; from yhdistys_cli.validation.schemas import check; "
        "check(Contacts, {}, {}); print('pydantic' in sys.modules, 'importlib.metadata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"
