/* status.h - what a column called Status says of a row's services, and of its
 * vendor. */
#ifndef INTAKE_STATUS_H
#define INTAKE_STATUS_H

struct reader;
struct sheet_row;

/* Set the status of the row at hand: of a column for the offer, or of one that
 * may be the vendor's ("approved"), where its words deny or limit an offer
 * ("planned 2027"), or leave it open ("inactive").  What cannot be understood
 * claims nothing. */
void status_read(struct reader *r);

/* Remark upon a vendor that is not to be used ("blocked"): the words are kept
 * in the row, its services count all the same. */
void status_barred(struct reader *r, const struct sheet_row *row);

#endif
