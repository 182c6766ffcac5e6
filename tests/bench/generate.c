/* generate.c: makes a partnership of any size, and the same engagement log as a CSV file and as a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: accord-bench-generate ACTIVITIES FOLDER
 *
 * Leaves in FOLDER: N.accord; N.base.accord, which has the bodies and the strategies and no activities yet; N.csv and
 * N.xlsx, the log that an import brings into that. From one version of this file come the same records every time.
 */

#include <glib/gstdio.h>
#include <locale.h>
#include <xlsxwriter.h>

#include "accord-bench.h"
#include "bench-words.h"
#include "model/accord-founding.h"
#include "store/accord-connection.h"

#define N_PLANS 40
#define N_SECTIONS 60

/* As many activities in one edit, as a log would come in by imports. */
#define IN_ONE_EDIT 10000

/* 54 in 100 activities reach the public: the share of the filter that target 6 asks for. */
static const struct
{
  const char *code;
  const char *label;
  guint percent;
} AUDIENCES[] = {
  { "public", "Public", 54 }, { "vcse", "VCSE", 30 }, { "healthwatch", "Healthwatch", 18 }, { "staff", "Staff", 12 },
  { "partner", "Partners", 10 },
};
#define HEALTHWATCH 2

static const struct
{
  const char *code;
  const char *label;
} METHODS[] = {
  { "survey", "Survey" },           { "meeting", "Meeting" },         { "workshop", "Workshop" },
  { "focus_group", "Focus group" }, { "drop_in", "Drop-in" },         { "interview", "Interview" },
  { "event", "Event" },             { "newsletter", "Newsletter" },   { "presentation", "Presentation and discussion" },
}, LEVELS[] = {
  { "inform", "Inform" }, { "consult", "Consult" }, { "involve", "Involve" }, { "collaborate", "Collaborate" },
  { "co_produce", "Co-produce" },
}, RESPONSES[] = {
  { "changed", "Changed" }, { "already_covered", "Already covered" }, { "not_possible", "Not possible" },
  { "later", "Later" }, { "", "" },
};

static const char *const HEADERS[] = {
  "Ref", "Date", "Activity", "Method", "Who led", "Who we reached", "Healthwatch / VCSE / Public / Staff", "No. reached",
  "Unit", "Place", "Key themes", "Level", "Strategy section", "Our response", "Fed back?", "Evidence", "Notes",
};

static const char *const PLACES[] = {
  "North Vale", "South Vale", "Harbourside", "The Downs", "Castle", "Fenland", "Riverside", NULL,
};

/* Healthwatch organisations are few: those of the founding. */
static const char *const BODY_KINDS[] = { "vcse", "vcse", "vcse", "nhs_provider", "asc_provider", "primary_care",
                                          "district_council" };

typedef struct
{
  gint64 id;
  char *heading;
  char *hash;
} Section;

typedef struct
{
  gint64 id;
  char *name;
} Body;

typedef struct
{
  AccordPartnership *partnership;
  AccordConnection *connection;     /* while an edit runs */
  BenchWords *words;
  gint64 last_id;
  guint n, done;
  GArray *sections;
  GArray *bodies;
  GArray *places;
  GArray *healthwatch;
  gint64 plans[N_PLANS];
  FILE *csv;
  lxw_worksheet *sheet;
} Generator;

/* One activity, made before it is written in three forms. */
typedef struct
{
  gint64 id;
  char ref[16];
  char day[11];
  char *title;
  char *asked;
  char *note;
  char *heard;
  char *response_text;
  guint method, level, response, place, lead, reach;
  guint8 audiences;
  guint n_sections;
  guint sections[3];
} Activity;

static const char *const SQL_ACTIVITY =
    "INSERT INTO activity (id, ref, title, happened_from, happened_until, happened_text, method, lead, lead_id, place_id,"
    " reached, reach_count, reach_qualifier, reach_unit, reach_text, level, asked, evidence, note)"
    " VALUES (?1, ?2, ?3, ?4, ?4, ?4, ?5, ?6, ?7, ?8, 'carers and residents', ?9, 'exact', 'people', ?9, ?10, ?11,"
    " 'note.pdf', ?12)";

static const char *const SQL_PARTY = "INSERT INTO activity_party (activity_id, organisation_id) VALUES (?1, ?2)";

static void
run (Generator *self, const char *sql, const char *types, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) statement = accord_connection_query (self->connection, &error, sql, "");
  va_list values;

  g_assert_no_error (error);
  va_start (values, types);
  for (int i = 1; *types != '\0'; types++, i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      if (*types == 'i')
        g_value_set_int64 (g_value_init (&value, G_TYPE_INT64), va_arg (values, gint64));
      else
        g_value_set_static_string (g_value_init (&value, G_TYPE_STRING), va_arg (values, const char *));
      accord_statement_bind_value (statement, i, &value);
    }
  va_end (values);
  while (accord_statement_step (statement, &error))
    ;
  g_assert_no_error (error);
}

/* Ids as the program makes them, on a clock that is the same in every run: half a minute a record. */
static gint64
next_id (Generator *self)
{
  self->last_id += (G_GINT64_CONSTANT (30000) << 22) + 1;
  return self->last_id;
}

static void
format_day (guint day, char text[11])
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2019, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) date = g_date_time_add_days (start, (gint) day);

  g_snprintf (text, 11, "%04d-%02d-%02d", g_date_time_get_year (date), g_date_time_get_month (date),
              g_date_time_get_day_of_month (date));
}

/* --- what there is before the first activity --- */

static void
make_bodies (Generator *self)
{
  guint n = CLAMP (self->n / 100, 40, 4000);

  for (guint i = 0; i < n; i++)
    {
      const char *kind = BODY_KINDS[bench_words_number (self->words, G_N_ELEMENTS (BODY_KINDS))];
      Body body = { next_id (self), g_strdup_printf ("%s %s Group %u", bench_words_word (self->words),
                                                     bench_words_word (self->words), i + 1) };

      body.name[0] = g_ascii_toupper (body.name[0]);
      run (self, "INSERT INTO organisation (id, name, kind) VALUES (?1, ?2, ?3)", "itt", body.id, body.name, kind);
      g_array_append_val (self->bodies, body);
    }
}

static void
make_sections (Generator *self, guint plan)
{
  gint64 parent = 0;

  for (guint i = 0; i < N_SECTIONS; i++)
    {
      g_autofree char *body = bench_words_text (self->words, 9);
      Section section = { next_id (self), g_strdup_printf ("%u.%u %s %s", plan + 1, i + 1, bench_words_word (self->words),
                                                           bench_words_word (self->words)),
                          g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1) };

      if (i % 6 == 0)
        parent = section.id;
      run (self,
           "INSERT INTO section (id, plan_id, parent_id, position, heading, body)"
           " VALUES (?1, ?2, nullif (?3, ?1), ?4, ?5, ?6)",
           "iiiitt", section.id, self->plans[plan], parent, (gint64) i, section.heading, body);
      g_array_append_val (self->sections, section);
    }
}

static gpointer
make_base_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Generator *self = data;

  self->connection = connection;
  make_bodies (self);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Strategy %u, %s", i + 1, bench_words_word (self->words));

      self->plans[i] = next_id (self);
      run (self, "INSERT INTO plan (id, title, position) VALUES (?1, ?2, ?3)", "iti", self->plans[i], title, (gint64) i);
      make_sections (self, i);
    }
  return GINT_TO_POINTER (TRUE);
}

/* --- activities --- */

static void
make_activity (Generator *self, Activity *activity)
{
  g_autoptr (GString) title = g_string_new (NULL);
  guint i = self->done;

  *activity = (Activity) { .id = next_id (self) };
  g_snprintf (activity->ref, sizeof activity->ref, "E-%06u", i + 1);
  format_day ((guint) ((guint64) i * 2150 / self->n) + bench_words_number (self->words, 20), activity->day);
  bench_words_sentence (self->words, title, 5, 9);
  activity->title = g_string_free_and_steal (g_steal_pointer (&title));
  activity->asked = bench_words_chance (self->words, 40) ? bench_words_text (self->words, 1) : g_strdup ("");
  activity->note = bench_words_text (self->words, 1 + bench_words_number (self->words, 2));
  activity->method = bench_words_number (self->words, G_N_ELEMENTS (METHODS));
  activity->level = bench_words_number (self->words, G_N_ELEMENTS (LEVELS));
  activity->place = bench_words_number (self->words, self->places->len);
  activity->lead = bench_words_number (self->words, self->bodies->len);
  activity->reach = 1 + bench_words_number (self->words, 400);
  for (guint k = 0; k < G_N_ELEMENTS (AUDIENCES); k++)
    if (bench_words_chance (self->words, AUDIENCES[k].percent))
      activity->audiences |= 1 << k;
  if (bench_words_chance (self->words, 70))
    activity->n_sections = 1 + bench_words_number (self->words, 3);
  for (guint k = 0; k < activity->n_sections; k++)
    activity->sections[k] = bench_words_number (self->words, self->sections->len);
  if (bench_words_chance (self->words, 60))
    {
      activity->heard = bench_words_text (self->words, 1 + bench_words_number (self->words, 2));
      activity->response = bench_words_number (self->words, G_N_ELEMENTS (RESPONSES));
      activity->response_text = *RESPONSES[activity->response].code != '\0' ? bench_words_text (self->words, 1)
                                                                            : g_strdup ("");
    }
}

static void
activity_clear (Activity *activity)
{
  g_free (activity->title);
  g_free (activity->asked);
  g_free (activity->note);
  g_free (activity->heard);
  g_free (activity->response_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Activity, activity_clear)

static void
store_heard (Generator *self, const Activity *activity)
{
  gint64 feedback = activity->heard != NULL ? next_id (self) : 0;

  if (feedback != 0)
    run (self,
         "INSERT INTO feedback (id, activity_id, text, said_by, response, response_text, fed_back_text)"
         " VALUES (?1, ?2, ?3, 'residents', ?4, ?5, iif (?5 = '', '', 'by letter'))",
         "iittt", feedback, activity->id, activity->heard, RESPONSES[activity->response].code, activity->response_text);
  for (guint i = 0; i < activity->n_sections; i++)
    {
      const Section *section = &g_array_index (self->sections, Section, activity->sections[i]);

      run (self,
           "INSERT INTO evidence_link (id, section_id, activity_id, feedback_id, section_hash, linked_on)"
           " VALUES (?1, ?2, ?3, nullif (?4, 0), ?5, ?6)",
           "iiiitt", next_id (self), section->id, activity->id, feedback, section->hash, activity->day);
    }
}

static void
store_activity (Generator *self, const Activity *activity)
{
  const Body *lead = &g_array_index (self->bodies, Body, activity->lead);

  run (self, SQL_ACTIVITY, "itttttiiittt", activity->id, activity->ref, activity->title, activity->day,
       METHODS[activity->method].code, lead->name, lead->id, g_array_index (self->places, gint64, activity->place),
       (gint64) activity->reach, LEVELS[activity->level].code, activity->asked, activity->note);
  run (self, SQL_PARTY, "ii", activity->id, lead->id);
  if (activity->audiences & 1 << HEALTHWATCH)
    run (self, SQL_PARTY, "ii", activity->id,
         g_array_index (self->healthwatch, gint64, activity->lead % self->healthwatch->len));
  for (guint i = 0; i < G_N_ELEMENTS (AUDIENCES); i++)
    if (activity->audiences & 1 << i)
      run (self, "INSERT INTO activity_audience (activity_id, audience) VALUES (?1, ?2)", "it", activity->id,
           AUDIENCES[i].code);
  store_heard (self, activity);
}

static char *
list_audiences (const Activity *activity)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (AUDIENCES); i++)
    if (activity->audiences & 1 << i)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", AUDIENCES[i].label);
  return g_string_free_and_steal (text);
}

static void
write_csv_row (Generator *self, const char *const *cells)
{
  for (guint i = 0; i < G_N_ELEMENTS (HEADERS); i++)
    {
      gboolean is_plain = strpbrk (cells[i], ",\"\n") == NULL;

      fprintf (self->csv, "%s%s%s%s", i > 0 ? "," : "", is_plain ? "" : "\"", cells[i], is_plain ? "" : "\"");
    }
  fputs ("\r\n", self->csv);
}

static void
write_row (Generator *self, const char *const *cells, guint row)
{
  write_csv_row (self, cells);
  for (guint i = 0; i < G_N_ELEMENTS (HEADERS); i++)
    worksheet_write_string (self->sheet, row, (lxw_col_t) i, cells[i], NULL);
}

/* None of the generated text has a quotation mark in it. */
static void
log_activity (Generator *self, const Activity *activity)
{
  g_autofree char *audiences = list_audiences (activity);
  g_autofree char *reach = g_strdup_printf ("%u", activity->reach);
  const char *heading = activity->n_sections > 0
                            ? g_array_index (self->sections, Section, activity->sections[0]).heading
                            : "";
  const char *cells[] = {
    activity->ref,
    activity->day,
    activity->title,
    METHODS[activity->method].label,
    g_array_index (self->bodies, Body, activity->lead).name,
    "carers and residents",
    audiences,
    reach,
    "people",
    PLACES[activity->place],
    activity->heard != NULL ? activity->heard : "",
    LEVELS[activity->level].label,
    heading,
    activity->response_text != NULL ? activity->response_text : "",
    activity->response_text != NULL && *activity->response_text != '\0' ? "Yes" : "",
    "note.pdf",
    activity->note,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) == G_N_ELEMENTS (HEADERS));
  write_row (self, cells, self->done + 1);
}

static gpointer
make_activities_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Generator *self = data;

  self->connection = connection;
  for (guint i = 0; i < IN_ONE_EDIT && self->done < self->n; i++, self->done++)
    {
      g_auto (Activity) activity = { 0 };

      make_activity (self, &activity);
      store_activity (self, &activity);
      log_activity (self, &activity);
    }
  return GINT_TO_POINTER (TRUE);
}

/* --- the files --- */

static AccordPartnership *
create (const char *path)
{
  g_autoptr (GError) error = NULL;
  AccordFounding founding = {
    .name = "The Vale Integrated Care Partnership",
    .icb = "NHS The Vale Integrated Care Board",
    .councils = (const char *const[]) { "North Vale Council", "South Vale Council", NULL },
    .healthwatch = (const char *const[]) { "Healthwatch North Vale", "Healthwatch South Vale", "Healthwatch Castle",
                                           "Healthwatch The Downs", NULL },
    .places = PLACES,
  };
  AccordPartnership *partnership;

  g_unlink (path);
  partnership = accord_partnership_create (path, accord_founding_fill (&founding), &error);
  g_assert_no_error (error);
  return partnership;
}

static void
generate (Generator *self, const char *folder)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.accord", folder, self->n);
  g_autofree char *base = g_strdup_printf ("%s/%u.base.accord", folder, self->n);
  g_autofree char *csv = g_strdup_printf ("%s/%u.csv", folder, self->n);
  g_autofree char *xlsx = g_strdup_printf ("%s/%u.xlsx", folder, self->n);
  g_autoptr (GError) error = NULL;
  lxw_workbook *workbook = workbook_new (xlsx);

  self->sheet = workbook_add_worksheet (workbook, "Engagement log");
  self->csv = g_fopen (csv, "w");
  self->partnership = create (path);
  self->places = bench_get_ints (self->partnership, "SELECT id FROM place WHERE kind = 'place' ORDER BY id");
  self->healthwatch = bench_get_ints (self->partnership, "SELECT id FROM organisation WHERE kind = 'healthwatch'");
  write_row (self, HEADERS, 0);

  bench_run (self->partnership, accord_request_edit ("Bodies and strategies", make_base_cb, self, NULL, NULL));
  g_unlink (base);
  accord_partnership_backup (self->partnership, base, &error);
  g_assert_no_error (error);
  while (self->done < self->n)
    bench_run (self->partnership, accord_request_edit ("Engagement log", make_activities_cb, self, NULL, NULL));

  g_clear_object (&self->partnership);
  g_assert_cmpint (fclose (self->csv), ==, 0);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
}

int
main (int argc, char **argv)
{
  Generator self = { .words = bench_words_new (1948) };

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 3 || (self.n = (guint) g_ascii_strtoull (argv[1], NULL, 10)) == 0)
    {
      g_printerr ("Usage: %s ACTIVITIES FOLDER\n", argv[0]);
      return 2;
    }
  self.sections = g_array_new (FALSE, TRUE, sizeof (Section));
  self.bodies = g_array_new (FALSE, TRUE, sizeof (Body));
  generate (&self, argv[2]);

  for (guint i = 0; i < self.sections->len; i++)
    {
      g_free (g_array_index (self.sections, Section, i).heading);
      g_free (g_array_index (self.sections, Section, i).hash);
    }
  for (guint i = 0; i < self.bodies->len; i++)
    g_free (g_array_index (self.bodies, Body, i).name);
  g_array_unref (self.sections);
  g_array_unref (self.bodies);
  g_array_unref (self.places);
  g_array_unref (self.healthwatch);
  bench_words_free (self.words);
  return 0;
}
