"""Writes the columns of all tables into docs/formats/tables.md, as their descriptions tell them: run it when one has changed."""

from pathlib import Path

from truceline.exports.tables import codebook_markdown

PAGE = Path(__file__).parents[1] / "docs" / "formats" / "tables.md"


def main() -> None:
    own = PAGE.read_text("utf-8").split("\n# Codebook\n")[0].split("\n## ceasefires\n")[0].rstrip()
    sections = codebook_markdown().split("\n## ceasefires\n")[1]
    PAGE.write_text(f"{own}\n\n## ceasefires\n{sections}", "utf-8")


if __name__ == "__main__":
    main()
