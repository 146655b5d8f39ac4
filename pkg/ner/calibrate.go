package ner

import (
	"fmt"
	"math"
)

// A model is surer of itself than it should be. Its scores are mapped, by a
// line through their logits, to how often mentions of such a score were right
// on text that it was not trained on.

// calibration is slope and offset of the line; zero leaves scores as they are.
type calibration struct{ slope, offset float64 }

// CalibrationKey is the key of the line in a model's information.
const CalibrationKey = "calibration"

// Calibrated gives a model whose scores are as often right as they say: judged
// by the scores of mentions that m found on held-out text, and whether they
// were right.
func (m *Model) Calibrated(scores []float64, right []bool) *Model {
	c := calibration{slope: 1}
	for range 2000 { // gradient descent on the logarithmic loss
		var ds, do float64
		for i, p := range scores {
			x := logit(p)
			d := sigmoid(c.slope*x + c.offset)
			if right[i] {
				d--
			}
			ds += d * x
			do += d
		}
		n := float64(max(1, len(scores)))
		c.slope -= 0.05 * ds / n
		c.offset -= 0.05 * do / n
	}
	out := *m
	out.calibration = c
	out.Info = append(out.Info[:len(out.Info):len(out.Info)], Info{CalibrationKey, fmt.Sprintf("%.4f %.4f", c.slope, c.offset)})
	return &out
}

// apply maps a score.
func (c calibration) apply(p float64) float64 {
	if c.slope == 0 {
		return p
	}
	return sigmoid(c.slope*logit(p) + c.offset)
}

// parseCalibration reads the line of a model file; "" is none.
func parseCalibration(s string) (c calibration, err error) {
	if s == "" {
		return c, nil
	}
	if _, err = fmt.Sscan(s, &c.slope, &c.offset); err != nil || !(c.slope > 0) || math.IsInf(c.slope, 0) || math.IsNaN(c.offset) || math.IsInf(c.offset, 0) {
		return c, fmt.Errorf("model: calibration %q: want a slope above 0 and an offset", s)
	}
	return c, nil
}

func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
