package nlp

// Timex is what a date expression says.
type Timex struct {
	// Value is ISO 8601 where it has a form (2025-01-21, 2024-08, 2015,
	// 2025-W07, 2010/2015, 2024-05/..), TIMEX3 for quarters, half-years and
	// seasons (2025-Q1, 2025-H1, 2025-SP), EDTF for decades and centuries
	// (199X, 18XX) and for a year that is not known (XXXX-01-21). It is ""
	// when the expression cannot be resolved.
	Value     string
	From, To  string // first and last day, 2006-01-02, each "" when unknown or open
	Precision string // "day", "week", "month", "quarter", "half", "season", "year", "decade", "century"; of an interval the finer of its ends; "" without a value
	Mod       string // TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER; or ""
	Period    bool   // it lasts longer than a day
	Relative  bool   // it needs the reference date or a date before it in the text
	FromText  bool   // it was resolved against a date before it in the text
	Reason    string // why there is no value: "no such day", "no reference date"; or ""
}

// Amount is a sum of money. The numbers are exact decimals written without
// exponent or grouping, with a minus sign where the text has one: "97400000000",
// "0.85", "-3000000".
type Amount struct {
	Value    string // "" when the text gives none ("plusieurs milliards") or a range
	Min, Max string // of a range, each "" when open
	Currency string // ISO 4217 code, or XBT, ETH
	// CurrencyFrom is "stated" when the text names the currency unambiguously,
	// "context" when the document decides which dollar or franc it is, and
	// "default" when nothing does.
	CurrencyFrom string
	Approximate  bool   // "près de", "environ"
	Bound        string // "at_least", "at_most", "about" or ""
	Per          string // "month", "year", "barrel" ...; or ""
	Crypto       bool   // XBT and ETH: no currency of ISO 4217
}
