"""The entry point for the web server."""

from threading import Thread

from django.core.wsgi import get_wsgi_application

from tracker.start import load_settings

load_settings()
application = get_wsgi_application()

# Only now: Django has to be set up before anything of the app is imported.
from incidents.views.statistics.drawing import start  # noqa: E402

Thread(target=start, name="charts", daemon=True).start()
