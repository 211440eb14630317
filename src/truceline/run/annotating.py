"""What marks documents, as the settings say: the pipeline, and the names of the gazetteer with those of the project."""

from __future__ import annotations

from pathlib import Path

from truceline.annotations import Annotator
from truceline.annotations.gazetteer import Gazetteer, load_gazetteer, parse_actors, with_actors
from truceline.errors import SettingsError
from truceline.settings import Settings


def annotator(settings: Settings) -> Annotator:
    """The annotator that these settings ask for. Raises SettingsError if the project's file of actors is wrong."""
    return Annotator(settings.pipeline, gazetteer=gazetteer(settings))


def gazetteer(settings: Settings) -> Gazetteer:
    """The gazetteer with the actors of the project's own file, `actors.toml`, where there is one."""
    known, path = load_gazetteer(), Path(settings.actors)
    if not path.is_file() and settings.actors == type(settings).model_fields["actors"].default:
        return known
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"the file of actors cannot be read ({error}).",
            where=str(path),
            next_step="Name one that is there as `actors` in truceline.toml, or leave it out.",
        ) from error
    return with_actors(known, parse_actors(text, str(path), known))
