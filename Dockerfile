# One image for web, worker and scheduler; docker-compose.yml says how each is started, .dockerignore what goes in.
FROM python:3.13-slim AS build
COPY requirements.txt /tmp/
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --quiet --no-cache-dir --no-deps --require-hashes --requirement /tmp/requirements.txt

FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/srv/static \
    VAR_DIR=/var/lib/record
RUN useradd --system --uid 10001 --home-dir /var/lib/record --create-home record
COPY --from=build /opt/venv /opt/venv
WORKDIR /srv/app
COPY . .
# The key and folders made for this one command are left in /tmp/build, which is not kept in the image.
RUN VAR_DIR=/tmp/build python manage.py compilemessages --verbosity 0 \
    && VAR_DIR=/tmp/build python manage.py collectstatic --noinput --verbosity 0 && rm -rf /tmp/build
USER record
VOLUME /var/lib/record
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", "--workers-kill-timeout", "10", "--log-level", "warning", "tracker.wsgi:application"]
