/* accord-import-members.c: the list of members, from the table that a secretariat keeps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-members-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-fold.h"

static const AccordImportField FIELDS[ACCORD_MEMBER_N_FIELDS] = {
  [ACCORD_MEMBER_NUMBER] = { "number", N_("Seat number"), "no\nnumber\nseat\nseat no\nseat number\nref\nitem" },
  [ACCORD_MEMBER_SECTOR] = { "sector", N_("Sector"),
                             "sector\nconstituency\ncategory\nsector group\nrepresenting sector\ntype of member\ntype",
                             ACCORD_IMPORT_AS_TERM, "sector" },
  [ACCORD_MEMBER_ORGANISATION] = { "organisation", N_("Organisation"),
                                   "organisation\nmember organisation\norganization\nbody\npartner\npartner organisation"
                                   "\nrepresenting\nmember body\norg\nagency\nemployer\ncouncil" },
  [ACCORD_MEMBER_POST] = { "post", N_("Post"),
                           "role post on icp\npost\njob title\nposition\nrole post\nrole on icp\npost held\ntitle\nrole"
                           "\ndesignation\njob role" },
  [ACCORD_MEMBER_NAME] = { "name", N_("Name"), "name\nrepresentative\nmember name\nfull name\ncontact name\nwho\ncontact" },
  [ACCORD_MEMBER_ROLE] = { "role", N_("Member or deputy"),
                           "member or deputy\nmember deputy\nmembership type\ncapacity\nmember type\nmember status\nstatus"
                           "\nfull member or deputy",
                           ACCORD_IMPORT_AS_TERM, "appointment_role" },
  [ACCORD_MEMBER_VOTING] = { "voting", N_("Voting"), "voting y n\nvoting\nvote\nvotes\nvoting rights\nvoting member",
                             ACCORD_IMPORT_AS_TERM, "voting" },
  [ACCORD_MEMBER_STATUTORY] = { "statutory_basis", N_("Statutory basis"), "statutory basis\nstatutory\nstatutory member",
                                ACCORD_IMPORT_AS_TERM, "statutory_basis" },
  [ACCORD_MEMBER_APPOINTED_BY] = { "appointed_by", N_("Appointed by"),
                                   "appointed by\nnominated by\nappointing body\nnominating body\nappointer" },
  [ACCORD_MEMBER_START] = { "start", N_("Start"),
                            "start\nstart date\nterm starts\nfrom\nappointed\nappointed on\ndate appointed\nsince"
                            "\nterm start\nbegan",
                            ACCORD_IMPORT_AS_DATE },
  [ACCORD_MEMBER_END] = { "end", N_("Term ends"),
                          "term ends\nterm end\nend\nend date\nuntil\nto\nexpires\nterm expires\nreview date\nend of term",
                          ACCORD_IMPORT_AS_DATE },
  [ACCORD_MEMBER_DECLARATION] = { "declaration", N_("Declaration of interest"),
                                  "doi recd\ndoi\ndeclaration of interest\ndeclaration of interests\ndeclaration"
                                  "\ndeclarations\nregister of interests\ndoi received\ninterests declared\ninterests",
                                  ACCORD_IMPORT_AS_TERM, "declaration_state" },
  [ACCORD_MEMBER_EMAIL] = { "email", N_("E-mail"), "email\ne mail\nemail address\ne mail address" },
  [ACCORD_MEMBER_PHONE] = { "phone", N_("Telephone"), "phone\ntelephone\ntel\nmobile\nphone number\ntelephone number" },
  [ACCORD_MEMBER_NOTES] = { "notes", N_("Notes"), "notes\nnote\ncomments\ncomment\nremarks\nother information" },
};

static void
member_clear (gpointer data)
{
  AccordImportMember *member = data;

  accord_vague_date_clear (&member->start);
  accord_vague_date_clear (&member->end);
  accord_vague_date_clear (&member->declared);
}

static void
content_free (gpointer data)
{
  AccordImportMembers *content = data;

  g_array_unref (content->members);
  g_ptr_array_unref (content->duplicates);
  g_free (content);
}

static void
duplicate_free (gpointer data)
{
  AccordImportDuplicate *duplicate = data;

  g_ptr_array_unref (duplicate->names);
  g_array_unref (duplicate->rows);
  g_free (duplicate);
}

/* A row that names a seat, whether it is taken or is in the partnership already. */
typedef struct
{
  guint row;
  guint body;
  const char *number;
  const char *post;
  int member;                   /* its index among the members, -1 when it is not taken */
} Seat;

/* What is carried from row to row while the table is read. */
typedef struct
{
  AccordImportPlan *plan;
  AccordImportMembers *content;
  const AccordTerm *sector;
  const char *sector_text;      /* as written, "" until there is one */
  gboolean in_attendance;       /* below a heading "In attendance" */
  GArray *seats;                /* Seat */
  GHashTable *by_number;        /* number -> index of the first seat of that number + 1 */
  GHashTable *statutory;        /* body + 1 -> itself: its statutory seat was found */
} Reading;

static int
column_of (const Reading *reading, AccordMemberField field)
{
  return accord_table_get_column (reading->plan->table, field);
}

static const char *
get (const Reading *reading, guint row, AccordMemberField field)
{
  return accord_import_plan_get_line (reading->plan, row, field);
}

static gboolean
begins_with_word (const char *text, const char *word)
{
  g_autofree char *folded = accord_fold (text);
  gsize length = strlen (word);

  return strncmp (folded, word, length) == 0 && (folded[length] == '\0' || folded[length] == ' ');
}

static gboolean
says_vacant (const char *text)
{
  return begins_with_word (text, "vacant") || begins_with_word (text, "vacancy") ||
         begins_with_word (text, "currently vacant");
}

/* --- sectors --- */

static void
set_sector (Reading *reading, guint row, const char *text)
{
  const AccordTerm *role = accord_import_plan_recognise (reading->plan, "appointment_role", text);

  reading->sector = accord_import_plan_recognise (reading->plan, "sector", text);
  reading->sector_text = text;
  reading->in_attendance = reading->sector == NULL && role != NULL && strcmp (role->code, "observer") == 0;
  if (reading->sector == NULL && !reading->in_attendance)
    accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_MEMBER_SECTOR), text,
                                    _("“%s” is no sector of the list; it is kept in the notes."), text);
}

/* A row with one text in it that is a sector stands above the rows of that sector. */
static gboolean
read_heading (Reading *reading, guint row)
{
  const AccordTerm *sector;
  const char *only = NULL;
  guint n_filled = 0;

  for (guint column = 0; column < accord_table_get_n_columns (reading->plan->table); column++)
    {
      const char *cell = accord_sheet_get_cell (reading->plan->sheet, row, column);

      if (cell[strspn (cell, " \n\t")] != '\0')
        {
          only = cell;
          n_filled++;
        }
    }
  if (n_filled != 1 || *get (reading, row, ACCORD_MEMBER_ORGANISATION) != '\0' ||
      *get (reading, row, ACCORD_MEMBER_POST) != '\0')
    return FALSE;
  sector = accord_import_plan_recognise (reading->plan, "sector", only);
  if (sector == NULL)
    return FALSE;
  set_sector (reading, row, only);
  accord_import_plan_skip (reading->plan, row, "heading", _("The row is a heading: the rows below it are “%s”."),
                           sector->label);
  return TRUE;
}

static const char *
find_sector (Reading *reading, const char *organisation)
{
  const AccordTerm *sector = reading->sector;

  if (sector == NULL)
    sector = accord_import_plan_recognise (reading->plan, "sector", organisation);
  return sector != NULL ? sector->code : "";
}

/* --- one row --- */

static void
read_date (Reading *reading, guint row, AccordMemberField field, AccordVagueDate *date)
{
  const char *text = get (reading, row, field);

  if (accord_vague_date_parse (text, date, NULL))
    return;
  *date = (AccordVagueDate) { "", "", g_strdup (text) };
  accord_import_plan_add_problem (reading->plan, row, column_of (reading, field), text,
                                  _("“%s” is not a date; it is kept as it is written."), text);
}

/* "Yes 03/06/2024", "Y - 12/04/24", "CHASED", "tbc", "04/06/2024" */
static void
read_declaration (Reading *reading, guint row, AccordImportMember *member)
{
  const char *text = get (reading, row, ACCORD_MEMBER_DECLARATION);
  const AccordTerm *state = accord_import_plan_recognise (reading->plan, "declaration_state", text);
  const char *day = strpbrk (text, "0123456789");

  if (*text == '\0')
    return;
  if (accord_vague_date_parse (text, &member->declared, NULL) && member->declared.from[0] != '\0')
    {
      member->declaration = "yes";
      return;
    }
  accord_vague_date_clear (&member->declared);
  member->declaration = state != NULL ? state->code : "not_known";
  while (day != NULL && !accord_vague_date_parse (day, &member->declared, NULL))
    {
      day += strspn (day, "0123456789");
      day = strpbrk (day, "0123456789");
    }
  if (state != NULL && (day == NULL || day > text))
    {
      g_autofree char *words = g_strndup (text, day != NULL ? (gsize) (day - text) : strlen (text));
      g_autofree char *folded = accord_fold (words);

      for (guint i = 0; state->words[i] != NULL; i++)
        if (strcmp (folded, state->words[i]) == 0)
          return;
    }
  accord_import_add_note (member->note_text, accord_import_plan_get_field_label (reading->plan, ACCORD_MEMBER_DECLARATION),
                          text);
  if (state == NULL)
    accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_MEMBER_DECLARATION), text,
                                    _("“%s” does not say whether a declaration was received; it is kept in the notes."),
                                    text);
}

static void
read_voting (Reading *reading, guint row, AccordImportMember *member)
{
  const char *text = get (reading, row, ACCORD_MEMBER_VOTING);
  const AccordTerm *term = accord_import_plan_recognise (reading->plan, "voting", text);

  member->voting = *text == '\0' ? "" : strchr (text, '?') != NULL || term == NULL ? "not_known" : term->code;
  if (*text == '\0' || (term != NULL && strchr (text, '?') == NULL))
    return;
  accord_import_add_note (member->note_text, accord_import_plan_get_field_label (reading->plan, ACCORD_MEMBER_VOTING),
                          text);
  accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_MEMBER_VOTING), text,
                                  _("“%s” leaves open whether the seat votes; it is taken as not known."), text);
}

/* "vacant since Nov 24 - chase DemServ": a date before the first dash, or as much of the words as is one. */
static void
read_vacant_since (Reading *reading, AccordImportMember *member, const char *text)
{
  const char *since = strcasestr (text, "since ");
  g_auto (GStrv) words = NULL;

  if (since == NULL || *member->vacant_since != '\0')
    return;
  words = g_strsplit (since + strlen ("since "), " ", 6);
  for (guint n = g_strv_length (words); n > 0; n--)
    {
      g_auto (AccordVagueDate) date = { 0 };
      g_autofree char *joined = NULL;

      g_clear_pointer (&words[n], g_free);
      joined = g_strjoinv (" ", words);
      if (accord_vague_date_parse (joined, &date, NULL) && date.from[0] != '\0')
        {
          member->vacant_since = accord_import_plan_keep (reading->plan, date.from);
          return;
        }
    }
}

static void
read_details (Reading *reading, guint row, AccordImportMember *member)
{
  g_autofree char *unmatched = accord_table_dup_unmatched (reading->plan->table, row);
  const char *notes = accord_import_plan_get_text (reading->plan, row, ACCORD_MEMBER_NOTES);

  member->post = get (reading, row, ACCORD_MEMBER_POST);
  member->person = get (reading, row, ACCORD_MEMBER_NAME);
  member->email = get (reading, row, ACCORD_MEMBER_EMAIL);
  member->phone = get (reading, row, ACCORD_MEMBER_PHONE);
  member->appointed_by = get (reading, row, ACCORD_MEMBER_APPOINTED_BY);
  member->is_vacant = says_vacant (member->post) || says_vacant (member->person);
  accord_import_add_note (member->note_text, "", notes);
  if (member->is_vacant)
    {
      read_vacant_since (reading, member, member->post);
      read_vacant_since (reading, member, member->person);
      read_vacant_since (reading, member, notes);
      if (says_vacant (member->post))
        member->post = "";
      if (says_vacant (member->person))
        member->person = "";
    }
  read_voting (reading, row, member);
  read_date (reading, row, ACCORD_MEMBER_START, &member->start);
  read_date (reading, row, ACCORD_MEMBER_END, &member->end);
  read_declaration (reading, row, member);
  if (reading->sector == NULL && !reading->in_attendance)
    accord_import_add_note (member->note_text, accord_import_plan_get_field_label (reading->plan, ACCORD_MEMBER_SECTOR),
                            reading->sector_text);
  accord_import_add_note (member->note_text, "", unmatched);
}

static gboolean
is_same_or_alike (Reading *reading, guint body, guint other)
{
  if (body == ACCORD_NO_BODY || other == ACCORD_NO_BODY)
    return FALSE;
  return body == other || accord_body_name_is_alike (accord_body_names_get (reading->plan->names, body)->name,
                                                     accord_body_names_get (reading->plan->names, other)->name);
}

static const Seat *
get_seat (Reading *reading, guint index)
{
  return &g_array_index (reading->seats, Seat, index);
}

static const Seat *
find_seat_by_number (Reading *reading, const char *number)
{
  gpointer found = *number != '\0' ? g_hash_table_lookup (reading->by_number, number) : NULL;

  return found != NULL ? get_seat (reading, GPOINTER_TO_UINT (found) - 1) : NULL;
}

static void
note_seat (Reading *reading, const AccordImportMember *member, int index)
{
  Seat seat = { member->row, member->body, member->number, get (reading, member->row, ACCORD_MEMBER_POST), index };

  g_array_append_val (reading->seats, seat);
  if (*member->number != '\0' && !g_hash_table_contains (reading->by_number, member->number))
    g_hash_table_insert (reading->by_number, (gpointer) member->number, GUINT_TO_POINTER (reading->seats->len));
}

/* A deputy stands below the seat; when that is another body's, the body's own seat may be further up. */
static const Seat *
find_seat_of_deputy (Reading *reading, guint row, const AccordImportMember *member)
{
  const Seat *by_number = find_seat_by_number (reading, member->number);
  const Seat *last = reading->seats->len > 0 ? get_seat (reading, reading->seats->len - 1) : NULL;

  if (by_number != NULL)
    return by_number;
  if (last == NULL || member->body == ACCORD_NO_BODY || is_same_or_alike (reading, member->body, last->body))
    return last;
  for (guint i = reading->seats->len; i-- > 0;)
    if (is_same_or_alike (reading, member->body, get_seat (reading, i)->body))
      return get_seat (reading, i);
  accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_MEMBER_ORGANISATION),
                                  accord_body_names_get (reading->plan->names, member->body)->name,
                                  _("The deputy is of another body than the seat above, and was put with that seat."));
  return last;
}

/* Without a word on it: a row without a number, of the body of the seat above, is a deputy; anything else is a seat. */
static AccordMemberPart
tell_part (Reading *reading, guint row, const AccordImportMember *member)
{
  const char *text = get (reading, row, ACCORD_MEMBER_ROLE);
  const AccordTerm *role = accord_import_plan_recognise (reading->plan, "appointment_role", text);
  const Seat *last = reading->seats->len > 0 ? get_seat (reading, reading->seats->len - 1) : NULL;

  if (role != NULL)
    return strcmp (role->code, "deputy") == 0     ? ACCORD_MEMBER_DEPUTY
           : strcmp (role->code, "observer") == 0 ? ACCORD_MEMBER_OBSERVER
                                                  : ACCORD_MEMBER_SEAT;
  if (*text != '\0')
    accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_MEMBER_ROLE), text,
                                    _("“%s” does not say whether this is a member or a deputy."), text);
  if (reading->in_attendance)
    return ACCORD_MEMBER_OBSERVER;
  if (column_of (reading, ACCORD_MEMBER_NUMBER) >= 0 && *member->number == '\0' && last != NULL &&
      is_same_or_alike (reading, member->body, last->body))
    {
      accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_MEMBER_NUMBER), "",
                                      _("A row without a seat number below a seat of the same body is taken as its deputy."));
      return ACCORD_MEMBER_DEPUTY;
    }
  return ACCORD_MEMBER_SEAT;
}

/* --- seats that stand twice --- */

static void
add_to_duplicate (Reading *reading, AccordImportDuplicate *duplicate, guint row, guint body, const char *post)
{
  guint number = accord_sheet_get_row_number (reading->plan->sheet, row);

  g_array_append_val (duplicate->rows, number);
  g_ptr_array_add (duplicate->names,
                   g_strdup (body != ACCORD_NO_BODY ? accord_body_names_get (reading->plan->names, body)->name : post));
}

static void
note_duplicate (Reading *reading, const Seat *first, const AccordImportMember *second)
{
  AccordImportDuplicate *duplicate = g_new0 (AccordImportDuplicate, 1);

  duplicate->number = second->number;
  duplicate->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  duplicate->names = g_ptr_array_new_with_free_func (g_free);
  add_to_duplicate (reading, duplicate, first->row, first->body, first->post);
  add_to_duplicate (reading, duplicate, second->row, second->body, get (reading, second->row, ACCORD_MEMBER_POST));
  g_ptr_array_add (reading->content->duplicates, duplicate);
}

/* A second row of one seat number: the same seat when the body is the same or may be, unless a person said it is not. */
static gboolean
skip_duplicate (Reading *reading, const AccordImportMember *member)
{
  const Seat *first = find_seat_by_number (reading, member->number);
  const AccordImportQuestion *question;
  guint number;

  if (first == NULL)
    return FALSE;
  number = accord_sheet_get_row_number (reading->plan->sheet, first->row);
  note_duplicate (reading, first, member);
  accord_import_plan_add_problem (reading->plan, member->row, column_of (reading, ACCORD_MEMBER_NUMBER), member->number,
                                  _("Seat %s stands in row %u already."), member->number, number);
  question = member->body != ACCORD_NO_BODY ? accord_import_plan_get_question (reading->plan, member->body) : NULL;
  if (!is_same_or_alike (reading, member->body, first->body) ||
      (question != NULL && question->open.decision == ACCORD_IMPORT_DIFFERENT))
    return FALSE;
  accord_import_plan_skip (reading->plan, member->row, "duplicate_seat",
                           _("Seat %s stands in row %u already, and this may be the same body written another way."),
                           member->number, number);
  return TRUE;
}

/* A place that the partnership has already is left as it is; what stands in the row is listed. */
static gboolean
skip_known_seat (Reading *reading, const AccordImportMember *member)
{
  g_autofree char *key = NULL;
  gint64 id;

  if (member->body == ACCORD_NO_BODY)
    return FALSE;
  id = accord_body_names_get (reading->plan->names, accord_import_plan_settle_body (reading->plan, member->body))->id;
  key = g_strdup_printf ("%s\n%" G_GINT64_FORMAT, member->number, id);
  if (id == 0 || !g_hash_table_contains (reading->plan->known->seats, key))
    return FALSE;
  if (member->part == ACCORD_MEMBER_SEAT)
    note_seat (reading, member, -1);
  accord_import_plan_skip (reading->plan, member->row, "already_there", _("This seat is in the partnership already."));
  return TRUE;
}

static gboolean
skip_deputy (Reading *reading, AccordImportMember *member)
{
  const Seat *seat = find_seat_of_deputy (reading, member->row, member);

  if (seat == NULL)
    accord_import_plan_skip (reading->plan, member->row, "no_seat", _("A deputy, and no seat above it to belong to."));
  else if (seat->member < 0)
    accord_import_plan_skip (reading->plan, member->row, "already_there",
                             _("A deputy of a seat that is in the partnership already."));
  else
    member->seat = seat->member;
  return seat == NULL || seat->member < 0;
}

/* The Act gives one member to the integrated care board and one to each responsible authority: the first seat of each. */
static void
read_statutory_basis (Reading *reading, AccordImportMember *member)
{
  const char *text = get (reading, member->row, ACCORD_MEMBER_STATUTORY);
  const AccordTerm *term = accord_import_plan_recognise (reading->plan, "statutory_basis", text);
  const char *kind;
  gpointer key;

  if (term != NULL)
    member->statutory_basis = term->code;
  else
    accord_import_add_note (member->note_text,
                            accord_import_plan_get_field_label (reading->plan, ACCORD_MEMBER_STATUTORY), text);
  if (term != NULL || member->body == ACCORD_NO_BODY || begins_with_word (text, "no"))
    return;
  key = GUINT_TO_POINTER (accord_import_plan_settle_body (reading->plan, member->body) + 1);
  kind = accord_body_names_get (reading->plan->names, member->body)->kind;
  if ((strcmp (kind, "icb") == 0 || strcmp (kind, "responsible_authority") == 0) &&
      g_hash_table_add (reading->statutory, key))
    member->statutory_basis = kind;
}

static void
finish_member (Reading *reading, AccordImportMember *member)
{
  member->note = accord_import_plan_keep (reading->plan, member->note_text->str);
  member->note_text = NULL;
  accord_import_plan_take (reading->plan, member->row);
  if (member->part == ACCORD_MEMBER_SEAT)
    note_seat (reading, member, (int) reading->content->members->len);
  g_array_append_val (reading->content->members, *member);
  memset (member, 0, sizeof *member);
}

static void
read_seat_row (Reading *reading, AccordImportMember *member)
{
  member->part = tell_part (reading, member->row, member);
  if (member->part == ACCORD_MEMBER_DEPUTY && skip_deputy (reading, member))
    return;
  if (member->part == ACCORD_MEMBER_SEAT && skip_duplicate (reading, member))
    return;
  if (member->part != ACCORD_MEMBER_DEPUTY && skip_known_seat (reading, member))
    return;
  read_details (reading, member->row, member);
  if (member->part == ACCORD_MEMBER_SEAT)
    read_statutory_basis (reading, member);
  finish_member (reading, member);
}

static void
read_row (gpointer data, guint row)
{
  Reading *reading = data;
  g_autoptr (GString) note_text = g_string_new (NULL);
  const char *sector = get (reading, row, ACCORD_MEMBER_SECTOR);
  const char *organisation = get (reading, row, ACCORD_MEMBER_ORGANISATION);
  AccordImportMember member = { .row = row, .body = ACCORD_NO_BODY, .seat = -1, .vacant_since = "", .declaration = "",
                                .statutory_basis = "", .note_text = note_text };

  if (accord_import_plan_skip_plain (reading->plan, row) || read_heading (reading, row))
    return;
  if (*organisation == '\0' && *get (reading, row, ACCORD_MEMBER_POST) == '\0' &&
      *get (reading, row, ACCORD_MEMBER_NAME) == '\0')
    {
      accord_import_plan_skip (reading->plan, row, "empty", _("The row names neither an organisation nor a post."));
      return;
    }
  if (*sector != '\0')
    set_sector (reading, row, sector);
  member.number = get (reading, row, ACCORD_MEMBER_NUMBER);
  member.sector = find_sector (reading, organisation);
  if (*organisation != '\0')
    member.body = accord_import_plan_name_body (reading->plan, organisation, row, member.sector);
  else
    accord_import_plan_add_problem (reading->plan, row, column_of (reading, ACCORD_MEMBER_ORGANISATION), "",
                                    _("The row names no organisation."));
  read_seat_row (reading, &member);
  member_clear (&member);
}

static gboolean
interpret (AccordImportPlan *plan, AccordProgress *progress, GCancellable *cancellable, GError **error)
{
  AccordImportMembers *content = g_new0 (AccordImportMembers, 1);
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (Seat));
  g_autoptr (GHashTable) by_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) statutory = g_hash_table_new (NULL, NULL);
  Reading reading = { plan, content, NULL, "", FALSE, seats, by_number, statutory };

  content->members = g_array_new (FALSE, TRUE, sizeof (AccordImportMember));
  g_array_set_clear_func (content->members, member_clear);
  content->duplicates = g_ptr_array_new_with_free_func (duplicate_free);
  accord_import_plan_set_content (plan, content, content_free);
  return accord_import_plan_read_rows (plan, read_row, &reading, progress, cancellable, error);
}

static char *
name_edit (AccordImportPlan *plan)
{
  /* Translators: names an import where it can be undone; %s is a file's name. */
  return g_strdup_printf (_("Members imported from “%s”"), plan->file_name);
}

const AccordImporter accord_import_members = {
  .name = "members",
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .decides_rows = TRUE,
  .key_field = -1,
  .interpret = interpret,
  .write = accord_import_members_write,
  .report = accord_import_members_report,
  .name_edit = name_edit,
};
