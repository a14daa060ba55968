"""`serve`: start the REST service."""
# ruff: noqa: PLC0415 - the web server is loaded only when it is started

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from app.commands.common import FAULTS, Language, LanguageOption, note

NEW_KEY = {
    "da": "Nøgle til tjenesten, vises kun denne gang:",
    "en": "The service's key, shown only this once:",
}


def serve(
    host: Annotated[str | None, typer.Option("--host", help="Adressen, der lyttes på. / Address.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65_535, help="Porten. / Port.")] = None,
    new_key: Annotated[
        bool, typer.Option("--new-key", help="Glem den gamle nøgle, og lav en ny. / Make a new key.")
    ] = False,
    language: LanguageOption = Language.da,
) -> None:
    """Start REST-tjenesten. Første start laver nøglen og viser den én gang.

    Start the REST service. The first start makes its key and shows it once.
    """
    from app.auth import forget_key, open_keys
    from app.config import SettingsError, read_settings

    try:
        settings = read_settings()
        settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
        if new_key:
            forget_key(settings)
        keys = open_keys(settings)
    except (SettingsError, OSError, ValueError) as wrong:
        note(str(wrong))
        raise typer.Exit(FAULTS) from None
    if keys.fresh is not None:
        typer.echo(f"{NEW_KEY[language.value]} {keys.fresh}")

    import logging

    import uvicorn

    from app.main import create_app

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    uvicorn.run(
        create_app(settings, keys),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
