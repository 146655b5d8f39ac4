#!/bin/sh
# Trains the shipped model: train.sh GLANE SHARED OUT. About twenty minutes on one core.
# DEV=1 trains on the development sets too; CALIBRATION is then the line that a training without them found.
set -eu
glane=$1 corpora=$2/corpora out=$3
here=$(dirname "$0")
set -- \
	--train "$corpora/train/news" --train "$corpora/train/sequoia" --train "$corpora/train/encyclopaedia" \
	--train "$corpora/train/synthetic/eco.txt" --train "$corpora/train/synthetic/pol.txt" \
	--train "$corpora/train/synthetic/tech.txt" --train "$corpora/train/synthetic/web.txt" \
	--train "$corpora/train/synthetic/world.txt" \
	--train "$here/texts/platforms.txt" --train "$here/texts/platforms.txt" \
	--train "$here/texts/tech.txt" --train "$here/texts/eco.txt" --train "$here/texts/culture.txt" \
	--train "$here/texts/world.txt" --train "$here/texts/sentences.txt" \
	--raw "$corpora/raw/news.txt" --raw "$corpora/raw/encyclopaedia.txt" --raw "$corpora/raw/wikinews_fr_2012.txt" \
	--raw "$corpora/raw/tico19_fr.txt" --raw "$corpora/raw/service_public_fr_fiches_2020.txt" \
	--raw "$corpora/raw/ud_french_rhapsodie.txt" --raw "$corpora/raw/ud_french_fqb.txt" \
	--dictionary "$corpora/gazetteers/hunspell_fr.dic" --rounds 2 --runs 3 \
	--info name=fr --info version=1 --info date=2026-11-27
dev="gsd news synthetic-dev.txt"
if [ "${DEV:-}" ]; then
	set -- "$@" --info "calibration=$CALIBRATION"
fi
for set in $dev; do
	if [ "${DEV:-}" ]; then
		set -- "$@" --train "$corpora/dev/$set"
	else
		set -- "$@" --dev "$corpora/dev/$set"
	fi
done
"$glane" train "$@" --out "$out"
