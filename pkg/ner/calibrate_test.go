package ner

import (
	"math"
	"testing"
)

func TestCalibrated(t *testing.T) {
	var scores []float64
	var right []bool
	for i := range 100 { // of mentions with 0.99, nine in ten are right
		scores = append(scores, 0.99, 0.5)
		right = append(right, i%10 != 0, i%2 == 0)
	}
	m := trained(t, 1).Calibrated(scores, right)
	if p := m.calibration.apply(0.99); math.Abs(p-0.9) > 0.02 {
		t.Errorf("0.99: got %v, want 0.9", p)
	}
	if p := m.calibration.apply(0.5); math.Abs(p-0.5) > 0.02 {
		t.Errorf("0.5: got %v, want 0.5", p)
	}
	n, err := Open(string(m.Bytes()))
	if err != nil || math.Abs(n.calibration.slope-m.calibration.slope) > 1e-4 {
		t.Errorf("read again: got %+v, %v, want %+v", n, err, m.calibration)
	}
}

func TestCalibrationErrors(t *testing.T) {
	for _, s := range []string{"x", "1", "0 1", "-1 0", "NaN 0", "1 NaN"} {
		if _, err := parseCalibration(s); err == nil {
			t.Errorf("%q: want an error", s)
		}
	}
	if c, err := parseCalibration(""); err != nil || c.apply(0.3) != 0.3 {
		t.Errorf("none: got %v, %v", c, err)
	}
}
