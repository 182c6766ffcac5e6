/* accord-export-members.c: the membership as a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-export-members.h"

#include <glib/gi18n.h>

#include "base/accord-save.h"
#include "exchange/accord-sheet-writer.h"
#include "membership/accord-membership.h"
#include "model/accord-vocabulary.h"

typedef enum
{
  FROM_SEAT,
  FROM_HOLDER,
} Side;

typedef enum
{
  AS_TEXT,
  AS_TERM,
  AS_DAY,
  AS_VAGUE_DATE,
} Kind;

/* The headings are those that an import recognises: what goes out comes back. */
static const struct
{
  const char *title;
  Side side;
  const char *column;
  Kind kind;
  const char *vocabulary;
  int width;
} COLUMNS[] = {
  { N_("Seat no."), FROM_SEAT, "number", AS_TEXT, NULL, 8 },
  { N_("Sector"), FROM_SEAT, "sector", AS_TERM, "sector", 24 },
  { N_("Organisation"), FROM_HOLDER, "organisation", AS_TEXT, NULL, 34 },
  { N_("Seat title"), FROM_SEAT, "title", AS_TEXT, NULL, 28 },
  { N_("Role"), FROM_HOLDER, "role", AS_TERM, "appointment_role", 10 },
  { N_("Post"), FROM_HOLDER, "post", AS_TEXT, NULL, 28 },
  { N_("Name"), FROM_HOLDER, "person", AS_TEXT, NULL, 20 },
  { N_("E-mail"), FROM_HOLDER, "person_email", AS_TEXT, NULL, 26 },
  { N_("Appointed by"), FROM_SEAT, "appointed_by", AS_TEXT, NULL, 22 },
  { N_("Voting"), FROM_SEAT, "voting", AS_TERM, "voting", 10 },
  { N_("Start"), FROM_HOLDER, "start", AS_VAGUE_DATE, NULL, 12 },
  { N_("Term ends"), FROM_HOLDER, "end", AS_VAGUE_DATE, NULL, 12 },
  { N_("Vacant since"), FROM_SEAT, "vacant_since", AS_DAY, NULL, 12 },
  { N_("Minute reference"), FROM_HOLDER, "minute", AS_TEXT, NULL, 16 },
  { N_("Notes"), FROM_SEAT, "note", AS_TEXT, NULL, 30 },
};
#define N_COLUMNS G_N_ELEMENTS (COLUMNS)

typedef struct
{
  GPtrArray *seats;               /* AccordMembershipSeat */
  GHashTable *vocabularies;
} Membership;

static void
membership_clear (Membership *self)
{
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_clear_pointer (&self->vocabularies, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Membership, membership_clear)

static gboolean
membership_read (Membership *self, AccordConnection *connection, const char *day, GError **error)
{
  self->seats = accord_membership_find (connection, day, error);
  self->vocabularies
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) accord_vocabulary_unref);
  for (guint i = 0; self->seats != NULL && i < N_COLUMNS; i++)
    {
      AccordVocabulary *vocabulary;

      if (COLUMNS[i].vocabulary == NULL)
        continue;
      vocabulary = accord_vocabulary_load (connection, COLUMNS[i].vocabulary, error);
      if (vocabulary == NULL)
        return FALSE;
      g_hash_table_insert (self->vocabularies, (gpointer) COLUMNS[i].vocabulary, vocabulary);
    }
  return self->seats != NULL;
}

/* One day as ISO 8601, anything vaguer as it was written. */
static char *
write_vague_date (AccordRecord *record, const char *name)
{
  g_autofree char *from_column = g_strconcat (name, "_from", NULL);
  g_autofree char *until_column = g_strconcat (name, "_until", NULL);
  g_autofree char *text_column = g_strconcat (name, "_text", NULL);
  const char *from = accord_record_get (record, from_column);
  const char *text = accord_record_get (record, text_column);

  if (g_str_equal (from, accord_record_get (record, until_column)) || *text == '\0')
    return g_strdup (from);
  return g_strdup (text);
}

/* A vacant seat has no holder, and a seat shows its own organisation then. */
static char *
write_cell (Membership *self, const AccordMembershipSeat *seat, AccordRecord *holder, guint column)
{
  AccordRecord *record = COLUMNS[column].side == FROM_SEAT ? seat->seat : holder;
  const char *value;

  if (record == NULL && g_str_equal (COLUMNS[column].column, "organisation"))
    record = seat->seat;
  if (record == NULL)
    return g_strdup ("");
  if (COLUMNS[column].kind == AS_VAGUE_DATE)
    return write_vague_date (record, COLUMNS[column].column);
  value = accord_record_get (record, COLUMNS[column].column);
  if (*value == '\0' && g_str_equal (COLUMNS[column].column, "post"))
    value = accord_record_get (record, "person_post");
  if (*value == '\0' && g_str_equal (COLUMNS[column].column, "organisation"))
    value = accord_record_get (seat->seat, "organisation");
  if (COLUMNS[column].kind != AS_TERM || *value == '\0')
    return g_strdup (value);
  return g_strdup (accord_vocabulary_get_label (g_hash_table_lookup (self->vocabularies, COLUMNS[column].vocabulary),
                                                value));
}

static void
write_rows (Membership *self, AccordSheetWriter *writer)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      const AccordMembershipSeat *seat = g_ptr_array_index (self->seats, i);

      for (guint j = 0; j < MAX (seat->holders->len, 1); j++)
        {
          AccordRecord *holder = seat->holders->len > 0 ? g_ptr_array_index (seat->holders, j) : NULL;
          char *cells[N_COLUMNS];

          for (guint k = 0; k < N_COLUMNS; k++)
            cells[k] = write_cell (self, seat, holder, k);
          accord_sheet_writer_add_row (writer, (const char *const *) cells);
          for (guint k = 0; k < N_COLUMNS; k++)
            g_free (cells[k]);
        }
    }
}

static GBytes *
write_table (Membership *membership, AccordSheetFormat format, GError **error)
{
  AccordSheetColumn columns[N_COLUMNS];
  g_autoptr (AccordSheetWriter) writer = NULL;

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = (AccordSheetColumn) { _(COLUMNS[i].title), COLUMNS[i].width,
                                       COLUMNS[i].kind == AS_DAY || COLUMNS[i].kind == AS_VAGUE_DATE };
  writer = accord_sheet_writer_new (format, _("Members"), columns, N_COLUMNS);
  write_rows (membership, writer);
  return accord_sheet_writer_finish (writer, error);
}

/* --- to a file --- */

typedef struct
{
  char *day;
  char *path;
  AccordSheetFormat format;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->day);
  g_free (saving->path);
  g_free (saving);
}

static gpointer
save_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_auto (Membership) membership = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  if (!membership_read (&membership, connection, saving->day, error))
    return NULL;
  bytes = write_table (&membership, saving->format, error);
  return GINT_TO_POINTER (bytes != NULL && accord_save_bytes (saving->path, bytes, cancellable, error));
}

static AccordRequest *
save (const char *day, const char *path, AccordSheetFormat format)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving) { g_strdup (day), g_strdup (path), format };
  return accord_request_read (save_cb, saving, saving_free, NULL);
}

/**
 * accord_export_members_save_csv:
 * @day: ISO 8601, or "" for how things stand now, see accord_membership_load()
 * @path: the file to write
 *
 * A line for each who holds a seat on that day, and one for each vacant seat; dates as ISO 8601. What a spreadsheet would
 * take for a formula is written so that it is text.
 *
 * Returns: (transfer full): a question that writes the file, whole or not at all
 */
AccordRequest *
accord_export_members_save_csv (const char *day, const char *path)
{
  return save (day, path, ACCORD_SHEET_CSV);
}

/**
 * accord_export_members_save_xlsx:
 * @day: ISO 8601, or "" for how things stand now
 * @path: the file to write
 *
 * As accord_export_members_save_csv(), as a workbook with days that are days.
 *
 * Returns: (transfer full): a question that writes the file, whole or not at all
 */
AccordRequest *
accord_export_members_save_xlsx (const char *day, const char *path)
{
  return save (day, path, ACCORD_SHEET_XLSX);
}
