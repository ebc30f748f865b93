"""Changed trees woven onto their old text."""
