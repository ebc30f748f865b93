"""What the commands about people, records and fields say: this family's sentences and reasons."""

from . import reasons, records, terms

SENTENCES = {**terms.SENTENCES, **records.SENTENCES}
REASONS = reasons.REASONS
