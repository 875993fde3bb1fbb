# SPDX-License-Identifier: MIT
# The embedded server, built from the wheel, for tests in any language.
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir "$(echo /wheels/*.whl)[cli,devserver]" \
    && useradd --create-home quickmeet
USER quickmeet
EXPOSE 3000
HEALTHCHECK --interval=2s --timeout=2s --retries=15 CMD \
    ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:3000/api/info')"]
ENTRYPOINT ["quickmeet", "serve", "--host", "0.0.0.0", "--port", "3000"]
