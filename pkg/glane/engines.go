package glane

import (
	"cmp"
	"slices"
	"sync"

	"github.com/seed-16be0631/glane/pkg/extract"
	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/gazetteer/frnames"
	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/money"
	"github.com/seed-16be0631/glane/pkg/ner"
	"github.com/seed-16be0631/glane/pkg/ner/english"
	"github.com/seed-16be0631/glane/pkg/ner/frmodel"
	"github.com/seed-16be0631/glane/pkg/segment"
	"github.com/seed-16be0631/glane/pkg/timex"
)

// language is what an engine is made of.
type language struct {
	pack   *lang.Pack
	guests []*lang.Pack // whose clear dates are read in it too
	names  func() (extract.Finder, error)
}

// languages are those that glane reads. A further one is a line here.
func languages(o Options) ([]language, error) {
	french, english := fr.Pack(), en.Pack()
	user, err := userNames(o, french)
	if err != nil {
		return nil, err
	}
	return []language{
		{french, []*lang.Pack{english}, func() (extract.Finder, error) { return names(user, o.MinScore) }},
		{english, nil, func() (extract.Finder, error) { return englishNames(user, o.MinScore) }},
	}, nil
}

func userNames(o Options, pack *lang.Pack) (*gazetteer.Gazetteer, error) {
	if o.Names == nil {
		return nil, nil
	}
	cut, err := segment.New(pack)
	if err != nil {
		return nil, err
	}
	return gazetteer.ReadUser(o.Names, o.NamesFrom, cut)
}

// names gives the tagger of names. It was trained on French, and reads English
// better than prose does.
func names(user *gazetteer.Gazetteer, minScore float64) (*ner.Finder, error) {
	model, err := frmodel.Model()
	if err != nil {
		return nil, err
	}
	lists, err := frnames.Names()
	if err != nil {
		return nil, err
	}
	return ner.NewFinder(ner.Config{Model: model, Names: lists, User: user, MinScore: cmp.Or(minScore, ner.BestMinScore)})
}

// englishNames gives the tagger of names, with prose's votes.
func englishNames(user *gazetteer.Gazetteer, minScore float64) (extract.Finder, error) {
	tagger, err := names(user, minScore)
	if err != nil {
		return nil, err
	}
	return english.NewVoter(tagger), nil
}

// engines gives the engine of a language, built when it is first asked for.
func engines(o Options, languages []language) func(code string) (*extract.Engine, error) {
	built := map[string]func() (*extract.Engine, error){}
	for _, l := range languages {
		built[l.pack.Tag] = sync.OnceValues(func() (*extract.Engine, error) { return l.engine(o) })
	}
	built["und"] = built["fr"] // too short to tell: most likely what glane is for
	return func(code string) (*extract.Engine, error) {
		if build, ok := built[code]; ok {
			return build()
		}
		return nil, nil
	}
}

func (l language) engine(o Options) (*extract.Engine, error) {
	cut, err := segment.New(l.pack)
	if err != nil {
		return nil, err
	}
	dates, err := timex.New(l.pack, cut, l.guests...)
	if err != nil {
		return nil, err
	}
	e := &extract.Engine{Split: cut.Split, Anchor: dates.Anchor}
	add := func(to *[]extract.Finder, kind string, build func() (extract.Finder, error)) {
		if err != nil || !slices.Contains(o.Kinds, kind) {
			return
		}
		var f extract.Finder
		if f, err = build(); err == nil {
			*to = append(*to, f)
		}
	}
	add(&e.Values, "amounts", func() (extract.Finder, error) {
		return money.New(money.Config{Pack: l.pack, Segmenter: cut, Implicit: o.ImplicitAmounts})
	})
	add(&e.Values, "dates", func() (extract.Finder, error) { return dates, nil })
	add(&e.Names, "entities", l.names)
	return e, err
}
