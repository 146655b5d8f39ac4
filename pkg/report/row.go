package report

// row is one mention as tables have it. Its fields are the columns, always all
// of them, in this order; "" is what is not known.
type row struct {
	Source   string   `parquet:"source,dict"`
	ID       string   `parquet:"id,dict"`
	Language string   `parquet:"language,dict"`
	Kind     string   `parquet:"kind,dict"`
	Type     string   `parquet:"type,optional,dict"`
	Name     string   `parquet:"name,optional,dict"`
	Text     string   `parquet:"text"`
	Value    string   `parquet:"value,optional"`
	From     string   `parquet:"from,optional"`
	To       string   `parquet:"to,optional"`
	Min      string   `parquet:"min,optional"`
	Max      string   `parquet:"max,optional"`
	Currency string   `parquet:"currency,optional,dict"`
	Start    int64    `parquet:"start"`
	End      int64    `parquet:"end"`
	Score    *float64 `parquet:"score,optional"` // of entities
}

// columns are the names of row's fields.
const columns = "source,id,language,kind,type,name,text,value,from,to,min,max,currency,start,end,score"

// rows gives one row a mention: entities first, then dates, then amounts.
func rows(r *Record) []row {
	n := len(r.Dates) + len(r.Amounts)
	for _, e := range r.Entities {
		n += len(e.Mentions)
	}
	all := make([]row, 0, n)
	add := func(kind, typ string, p Place) *row {
		all = append(all, row{
			Source: r.Source, ID: r.ID, Language: r.Language.Code,
			Kind: kind, Type: typ, Text: p.Text, Start: int64(p.Start), End: int64(p.End),
		})
		return &all[len(all)-1]
	}
	for _, e := range r.Entities {
		for i, m := range e.Mentions {
			row := add("entity", string(e.Type), m.Place)
			row.Name, row.Score = e.Name, &e.Mentions[i].Score
		}
	}
	for _, d := range r.Dates {
		row := add("date", d.Type, d.Place)
		row.Value, row.From, row.To = text(d.Value), text(d.From), text(d.To)
	}
	for _, a := range r.Amounts {
		row := add("amount", "", a.Place)
		row.Value, row.Min, row.Max, row.Currency = text(a.Value), text(a.Min), text(a.Max), a.Currency
	}
	return all
}

// text gives "" for what is not known.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
