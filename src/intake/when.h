/* when.h - the date that a row states; private to the reader. */
#ifndef INTAKE_WHEN_H
#define INTAKE_WHEN_H

struct reader;

/* Set the date of the row's claims (r->claims.row.date) from its field, in
 * the order that its column is used to.  What is no day, or could be two, is
 * remarked upon and sets none. */
void when_read(struct reader *r);

#endif
