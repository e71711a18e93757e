/* step_form.h - for the pages of enrol/ only: a step's form, as it was sent. */
#ifndef STEP_FORM_H
#define STEP_FORM_H

#include "enrol/enrol_view.h"

Verdict step_read(Req *rq, StepView *v);        /* lays what was sent over the view, so that a refusal shows it */

#endif
