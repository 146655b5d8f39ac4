package report_test

import (
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/seed-16be0631/glane/pkg/report"
)

func TestCSVDialect(t *testing.T) {
	r := report.New(article(), options())
	const head = "source,id,language,kind,type,name,text,value,from,to,min,max,currency,start,end,score\n"
	minus, half, value := "-3.5", "0.5", "1234.5"
	r.Amounts[0].Min, r.Amounts[0].Max, r.Amounts[0].Value = &minus, &half, &value
	for _, c := range []struct {
		csv        report.CSV
		head, line string
	}{
		{report.CSV{}, head, "-,a,fr,amount,,,3 €,1234.5,,,-3.5,0.5,EUR,22,25,\n"},
		{report.CSV{Delimiter: ';'}, strings.ReplaceAll(head, ",", ";"), "-;a;fr;amount;;;3 €;1234.5;;;-3.5;0.5;EUR;22;25;\n"},
		{report.CSV{Delimiter: ';', BOM: true, DecimalComma: true}, "\uFEFF" + strings.ReplaceAll(head, ",", ";"), "-;a;fr;amount;;;3 €;1234,5;;;-3,5;0,5;EUR;22;25;\n"},
		{report.CSV{DecimalComma: true}, head, `-,a,fr,amount,,,3 €,"1234,5",,,"-3,5","0,5",EUR,22,25,` + "\n"},
	} {
		got := write(t, c.csv.Format(), r)
		if !strings.HasPrefix(got, c.head) || !strings.HasSuffix(got, c.line) {
			t.Errorf("%+v: got\n%s\nwant first and last\n%s%s", c.csv, got, c.head, c.line)
		}
	}
	if got := write(t, report.CSV{DecimalComma: true}.Format(), r); !strings.Contains(got, `,11,15,"0,99"`) {
		t.Errorf("the score has a point: %s", got)
	}
}

func TestDelimiter(t *testing.T) {
	for s, want := range map[string]rune{",": ',', ";": ';', "tab": '\t', `\t`: '\t', "\t": '\t', "¦": '¦'} {
		if got, err := report.ParseDelimiter(s); got != want || err != nil {
			t.Errorf("%q: got %q, %v; want %q", s, got, err, want)
		}
	}
	for _, s := range []string{"", `"`, "\n", "\r", "::", "\xFF", "\uFEFF", "\x00"} {
		if got, err := report.ParseDelimiter(s); err == nil {
			t.Errorf("%q: got %q, want an error", s, got)
		}
	}
}

// line is a row of Parquet as a reader without our types sees it.
type line struct {
	Source   string   `parquet:"source"`
	Kind     string   `parquet:"kind"`
	Type     *string  `parquet:"type,optional"`
	Name     *string  `parquet:"name,optional"`
	Text     string   `parquet:"text"`
	Value    *string  `parquet:"value,optional"`
	Currency *string  `parquet:"currency,optional"`
	Start    int64    `parquet:"start"`
	End      int64    `parquet:"end"`
	Score    *float64 `parquet:"score,optional"`
}

func (l line) String() string {
	s := fmt.Sprintf("%s %s %q %d-%d", l.Source, l.Kind, l.Text, l.Start, l.End)
	for _, p := range []*string{l.Type, l.Name, l.Value, l.Currency} {
		if p != nil {
			s += " " + *p
		} else {
			s += " null"
		}
	}
	if l.Score != nil {
		s += fmt.Sprint(" ", *l.Score)
	}
	return s
}

func TestParquet(t *testing.T) {
	out := encode(t, "parquet", article(), article())
	rows, err := parquet.Read[line](strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`- entity "Musk" 11-15 PERSON Musk null null 0.99`,
		`- entity "=Musk" 28-33 PERSON Musk null null 1`, // for programs: no apostrophe
		`- date "hier" 34-38 date null null null`,
		`- amount "3 €" 22-25 null null 3 EUR`,
	}
	var got []string
	for _, r := range rows {
		got = append(got, r.String())
	}
	if want = append(want, want...); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if again := encode(t, "parquet", article(), article()); again != out {
		t.Error("the bytes differ from run to run")
	}
}

func TestParquetColumns(t *testing.T) {
	out := encode(t, "parquet")
	f, err := parquet.OpenFile(strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range f.Root().Columns() {
		names = append(names, c.Name())
	}
	if got, want := strings.Join(names, ",")+"\n", encode(t, "csv"); got != want || f.NumRows() != 0 {
		t.Errorf("nothing found: got %d rows of %s, want those of CSV: %s", f.NumRows(), got, want)
	}
}

// TestParquetMemory: rows are written in groups, not kept to the end.
func TestParquetMemory(t *testing.T) {
	f, err := report.FormatNamed("parquet")
	if err != nil {
		t.Fatal(err)
	}
	w := report.NewWriter(io.Discard, f)
	for i := range 200_000 { // of four rows, which are some 250 MB
		d := article()
		d.ID = strconv.Itoa(i)
		encoded, err := f.Encode(report.New(d, options()))
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(encoded); err != nil {
			t.Fatal(err)
		}
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > 80<<20 {
		t.Errorf("%d MB are kept", m.HeapAlloc>>20)
	}
	runtime.KeepAlive(w)
}

func BenchmarkEncode(b *testing.B) {
	r := report.New(article(), options())
	for _, f := range report.Formats {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.Encode(r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
