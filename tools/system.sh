#!/bin/sh
# System parts that the tests need: installed through apt when root, otherwise listed.
set -eu
missing=""
have_postgres() { command -v postgres >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; }
have_postgres || missing="$missing postgresql"
have_office() { command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1; }
have_office || missing="$missing libreoffice-writer-nogui libreoffice-calc-nogui"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
have_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list "$1" 2>/dev/null)" ]; }
command -v fc-list >/dev/null 2>&1 || missing="$missing fontconfig"
have_font "Noto Serif CJK SC" || missing="$missing fonts-noto-cjk"
have_font "LXGW WenKai" || missing="$missing fonts-lxgw-wenkai"
command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing system parts:$missing"
  apt-get update -qq || true
  for part in $missing; do # each by itself: an older system has no package of one of the fonts
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$part" >/dev/null ||
      echo "Could not be installed, its tests will be skipped: $part" >&2
  done
else
  echo "These system parts are missing, their tests will be skipped:$missing" >&2
fi
