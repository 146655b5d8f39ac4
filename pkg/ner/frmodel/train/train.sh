#!/bin/sh
# Trains the shipped model: train.sh GLANE SHARED OUT. First OUT.nodev, without the development sets, for the figures
# and the calibration of scores; then OUT, with them. About forty minutes on one core.
set -eu
glane=$1 corpora=$2/corpora out=$3
here=$(dirname "$0")
texts=$here/texts
work=$out.marks
trap 'rm -r "$work"' EXIT

mkdir -p "$work"
# marks/NAME.ann annotates lines of raw/NAME.txt, which are not ours to ship: the number in an id is the line's
for set in news encyclopaedia wikinews_fr_2012; do
	cp "$here/marks/$set.ann" "$work"
	awk -F '\t' 'NR == FNR { id[substr($1, 4) + 0] = $1; next } FNR in id { print id[FNR] "\t" $0 }' \
		"$work/$set.ann" "$corpora/raw/$set.txt" > "$work/$set.txt"
done

set -- \
	--train "$corpora/train/news" --train "$corpora/train/sequoia" --train "$corpora/train/encyclopaedia" \
	--train "$corpora/train/synthetic/eco.txt" --train "$corpora/train/synthetic/pol.txt" \
	--train "$corpora/train/synthetic/tech.txt" --train "$corpora/train/synthetic/web.txt" \
	--train "$corpora/train/synthetic/world.txt" \
	--train "$texts/platforms.txt" --train "$texts/platforms.txt" \
	--train "$texts/tech.txt" --train "$texts/eco.txt" --train "$texts/culture.txt" \
	--train "$texts/world.txt" --train "$texts/sentences.txt" --train "$texts/english.txt" --train "$texts/press.txt" \
	--train "$work/news" --train "$work/encyclopaedia" --train "$work/wikinews_fr_2012" \
	--raw "$corpora/raw/news.txt" --raw "$corpora/raw/encyclopaedia.txt" --raw "$corpora/raw/wikinews_fr_2012.txt" \
	--raw "$corpora/raw/tico19_fr.txt" --raw "$corpora/raw/service_public_fr_fiches_2020.txt" \
	--raw "$corpora/raw/ud_french_rhapsodie.txt" --raw "$corpora/raw/ud_french_fqb.txt" \
	--dictionary "$corpora/gazetteers/hunspell_fr.dic" --rounds 2 --runs 3 \
	--info name=fr --info version=3 --info date=2026-11-27

"$glane" train "$@" \
	--dev "$corpora/dev/gsd" --dev "$corpora/dev/news" --dev "$corpora/dev/synthetic-dev.txt" --out "$out.nodev"
"$glane" train "$@" \
	--train "$corpora/dev/gsd" --train "$corpora/dev/news" --train "$corpora/dev/synthetic-dev.txt" \
	--figures-of "$out.nodev" --out "$out"
