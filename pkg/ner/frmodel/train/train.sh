#!/bin/sh
# Trains the shipped model: train.sh GLANE SHARED OUT. First OUT.nodev, without the development sets, for the figures
# and the calibration of scores; then OUT, with them. About forty minutes on one core.
set -eu
glane=$1 corpora=$2/corpora out=$3
texts=$(dirname "$0")/texts
set -- \
	--train "$corpora/train/news" --train "$corpora/train/sequoia" --train "$corpora/train/encyclopaedia" \
	--train "$corpora/train/synthetic/eco.txt" --train "$corpora/train/synthetic/pol.txt" \
	--train "$corpora/train/synthetic/tech.txt" --train "$corpora/train/synthetic/web.txt" \
	--train "$corpora/train/synthetic/world.txt" \
	--train "$texts/platforms.txt" --train "$texts/platforms.txt" \
	--train "$texts/tech.txt" --train "$texts/eco.txt" --train "$texts/culture.txt" \
	--train "$texts/world.txt" --train "$texts/sentences.txt" --train "$texts/english.txt" \
	--raw "$corpora/raw/news.txt" --raw "$corpora/raw/encyclopaedia.txt" --raw "$corpora/raw/wikinews_fr_2012.txt" \
	--raw "$corpora/raw/tico19_fr.txt" --raw "$corpora/raw/service_public_fr_fiches_2020.txt" \
	--raw "$corpora/raw/ud_french_rhapsodie.txt" --raw "$corpora/raw/ud_french_fqb.txt" \
	--dictionary "$corpora/gazetteers/hunspell_fr.dic" --rounds 2 --runs 3 \
	--info name=fr --info version=2 --info date=2026-11-27

"$glane" train "$@" \
	--dev "$corpora/dev/gsd" --dev "$corpora/dev/news" --dev "$corpora/dev/synthetic-dev.txt" --out "$out.nodev"
"$glane" train "$@" \
	--train "$corpora/dev/gsd" --train "$corpora/dev/news" --train "$corpora/dev/synthetic-dev.txt" \
	--figures-of "$out.nodev" --out "$out"
