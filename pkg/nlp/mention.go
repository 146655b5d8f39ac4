package nlp

// Kind is what a mention is a mention of.
type Kind string

// The kinds of mentions. The first seven are entity types, as
// shared/corpora/GUIDELINES.md defines them.
const (
	Person       Kind = "PERSON"
	Organization Kind = "ORGANIZATION"
	Location     Kind = "LOCATION"
	Product      Kind = "PRODUCT"
	Event        Kind = "EVENT"
	Work         Kind = "WORK"
	Misc         Kind = "MISC"
	Date         Kind = "DATE"
	Money        Kind = "AMOUNT"
)

// EntityKinds are the kinds that name something, in the order of the guidelines.
var EntityKinds = []Kind{Person, Organization, Location, Product, Event, Work, Misc}

// IsEntity tells whether mentions of kind k are linked into entities.
func (k Kind) IsEntity() bool { return k != Date && k != Money }

// Mention is one place in the text that names an entity, a date or an amount.
type Mention struct {
	Span
	Kind  Kind
	Timex *Timex  // of a Date
	Money *Amount // of a Money
	Name  string  // of an entity: the canonical name that a list gives, or ""
	Rule  string  // what found it: "dates.tsv:day-month-year", "list:LOC", "model:fr"
	Score float64 // 0 to 1: how sure the finder is
}

// Entity is one thing that the document names, by Mentions (indices into
// Document.Mentions, ascending).
type Entity struct {
	Kind     Kind
	Name     string   // the fullest form
	Aliases  []string // the other forms, in the order of the text
	Mentions []int
}

// Refusal is a piece of text that looked like a mention and is none.
type Refusal struct {
	Span
	Kind Kind
	Rule string // what found it, as Mention.Rule
	Why  string
}
