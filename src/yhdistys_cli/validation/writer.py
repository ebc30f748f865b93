"""Pydantic's own JSON Schemas of the models, less what our data has not: null, defaults and titles."""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from .shapes import Shape, message


class SchemaWriter(GenerateJsonSchema):
    """Writes a model as `shapes` has it; every record is a definition, the model's own too."""

    def nullable_schema(self, schema: Any) -> Shape:
        """A field that may be left out is not null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> Shape:
        """Editors would write the default into the data."""
        return self.generate_inner(schema["schema"])

    def function_plain_schema(self, schema: Any) -> Shape:  # noqa: ARG002
        """A reader of ours: its marker says what the text looks like."""
        return {}

    def tuple_schema(self, schema: Any) -> Shape:
        """A list; of all of our tuples every item is of one type."""
        return {"type": "array", "items": self.generate_inner(schema["items_schema"][0]), **message("list")}

    def dataclass_schema(self, schema: Any) -> Shape:
        """A record."""
        made = super().dataclass_schema(schema)
        return {"x-record": made.pop("title"), **made}

    def definitions_schema(self, schema: Any) -> Shape:
        """Records that several others have; each after those that it has itself, which its shape looks at."""
        definitions = {definition["ref"]: definition for definition in schema["definitions"]}
        inner = {ref: set(_references(definition)) - {ref} for ref, definition in definitions.items()}
        for ref in TopologicalSorter(inner).static_order():
            self.generate_inner(definitions[ref])
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Editors show the name of a field anyway."""
        return False

    def sort(self, value: Any, parent_key: str | None = None) -> Any:  # noqa: ARG002
        """Fields stay in the order of the models."""
        return value


def _references(schema: Any) -> Iterator[str]:
    """The definitions to which a core schema refers, at any depth."""
    if isinstance(schema, dict):
        if schema.get("type") == "definition-ref":
            yield schema["schema_ref"]
        schema = [value for key, value in schema.items() if key != "metadata"]
    if isinstance(schema, list | tuple):
        for part in schema:
            yield from _references(part)
