package report

import (
	"io"

	"github.com/parquet-go/parquet-go"
)

func encodeRows(r *Record) (Encoded, error) { return Encoded{rows: rows(r)}, nil }

// groupRows is how many rows a table keeps in memory before it writes them.
const groupRows = 1 << 15

// table writes Apache Parquet: one row a mention, with the columns of the CSV.
// Texts are as they stand in the document; what is not known is null. The
// exact numbers and the dates of the record stay text.
type table struct{ out *parquet.GenericWriter[row] }

// newTable makes a new writer each time: one of parquet-go v0.32.0 that is Reset
// forgets the names of its columns.
func newTable(out io.Writer) *table {
	return &table{parquet.NewGenericWriter[row](out,
		parquet.MaxRowsPerRowGroup(groupRows),
		parquet.Compression(&parquet.Zstd), // it uses its encoders, of some megabytes, again
		parquet.CreatedBy("glane", "1", "parquet-go"),
	)}
}

func (t *table) Write(e Encoded) error {
	_, err := t.out.Write(e.rows)
	return err
}

func (t *table) Close() error { return t.out.Close() }
