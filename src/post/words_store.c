/* words_store.c - own wordings of letters, and what a preview needs to know. */
#include "post/letter_own.h"

bool wording_at(Db *db, Arena *a, int64_t programme, Str kind, Wording *w)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT subject, body FROM letter_template WHERE kind = $1 AND coalesce(programme, 0) = $2", kind, programme);
	while (db_next(r)) {
		*w = (Wording){ .subject = db_text(r, 0), .text = db_text(r, 1), .own = true, .of_programme = programme };
		found = true;
	}
	return found;
}

Wording wording_of(Db *db, Arena *a, const LetterKind *k, int64_t programme)
{
	Wording w;
	if (programme && wording_at(db, a, programme, str(k->kind), &w))
		return w;
	if (wording_at(db, a, 0, str(k->kind), &w))
		return w;
	return (Wording){ .subject = str(k->subject), .text = str(k->text) };
}

void wording_drop(Db *db, int64_t programme, Str kind)
{
	db_do(db, "DELETE FROM letter_template WHERE kind = $1 AND coalesce(programme, 0) = $2", kind, programme);
}

void wording_keep(Db *db, int64_t programme, Str kind, Str subject, Str text, Instant now)
{
	wording_drop(db, programme, kind);
	db_do(db, "INSERT INTO letter_template (id, programme, kind, subject, body, changed) VALUES ($1, $2, $3, $4, $5, $6)",
	      id_new(), programme ? db_val_int(programme) : DB_NULL, kind, subject, text, now);
}

bool worded_programme(Db *db, Arena *a, int64_t id, WordedProgramme *p)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT name, says, word_mentor, word_mentee FROM programme WHERE id = $1", id);
	while (db_next(r)) {
		*p = (WordedProgramme){ db_text(r, 0), db_text(r, 1), db_text(r, 2), db_text(r, 3) };
		found = true;
	}
	return found;
}

Addressees addressees(Db *db, Arena *a, Str like, int most)
{
	Addressees all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, name, email FROM person WHERE find LIKE $1 ESCAPE '!' AND email IS NOT NULL AND state <> 'erased'"
	                        " ORDER BY sort_name, id LIMIT $2", like, most);
	while (db_next(r)) {
		Addressee one = { db_int(r, 0), db_text(r, 1), db_text(r, 2) };
		*PUSH(a, &all) = one;
	}
	return all;
}

bool addressee(Db *db, Arena *a, int64_t person, Addressee *one)
{
	bool found = false;
	for (Rows *r = db_ask(db, a, "SELECT id, name, coalesce(email, '') FROM person WHERE id = $1 AND state <> 'erased'", person); db_next(r); found = true)
		*one = (Addressee){ db_int(r, 0), db_text(r, 1), db_text(r, 2) };
	return found;
}
