/* report-sample.c: a report with everything in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report-sample.h"

#define MIXED "A name in two directions: جمعية الرعاية المجتمعية (Kingsferry), founded 2019."
#define MARKUP "Text that people type is never markup: <b>not bold</b>, &amp;, %s, %n. But "
#define LOREM \
  "People who live with a long-term condition told us that they repeat their story at every door. " \
  "Staff in hospitals, surgeries and councils told us that they would rather not have to ask again. " \
  "We will join up care so that one named contact knows the whole story, and so that the person, " \
  "and whoever cares for the person, can see what was agreed. "

static void
add_facts (AccordDocument *document)
{
  accord_document_begin_facts (document);
  accord_document_add_fact (document,
                            "Partnership",
                            accord_spans_new ("Norwold Integrated Care Partnership"));
  accord_document_add_fact (document,
                            "State",
                            accord_spans_new ("Draft, out for engagement until 30/04/2025"));
  accord_document_add_fact (document,
                            "Responsible local authorities and the integrated care board",
                            accord_spans_new ("Norwold County Council; Kingsferry City Council; "
                                              "NHS Norwold"));
  accord_document_add_fact (document, "Period", accord_spans_new ("2025 to 2030"));
  accord_document_end (document);
}

static void
add_states (AccordDocument *document)
{
  accord_document_add_heading (document, 2, "Who was involved");
  accord_document_add_status (document,
                              ACCORD_MARK_PARTLY,
                              "Partly recorded",
                              accord_spans_new ("each Local Healthwatch. Healthwatch Coast is recorded; "
                                                "no involvement of "
                                                "Healthwatch Wolds is recorded, "
                                                "and its officers have not been asked."));
  accord_document_add_status (document,
                              ACCORD_MARK_RECORDED,
                              "Evidence recorded",
                              accord_spans_new ("the voluntary, community and social enterprise sector"));
  accord_document_add_status (document,
                              ACCORD_MARK_NONE,
                              "None recorded",
                              accord_spans_new ("people who live or work in the area"));
  accord_document_add_status (document, ACCORD_MARK_INFORMED_ONLY, "Informed only", NULL);
  accord_document_add_status (document,
                              ACCORD_MARK_NOT_APPLICABLE,
                              "Not applicable",
                              accord_spans_new ("no district council has a seat"));
  accord_document_add_status (document,
                              ACCORD_MARK_OVERRIDDEN,
                              "Overridden",
                              accord_spans_new ("by the partnership on 19/06/2025"));
}

static void
add_inline (AccordDocument *document)
{
  AccordSpans *spans = accord_spans_new (MARKUP);

  accord_spans_append (spans, "bold", ACCORD_SPAN_BOLD);
  accord_spans_append (spans, ", ", ACCORD_SPAN_PLAIN);
  accord_spans_append (spans, "italic", ACCORD_SPAN_ITALIC);
  accord_spans_append (spans, " and ", ACCORD_SPAN_PLAIN);
  accord_spans_append (spans, "code", ACCORD_SPAN_CODE);
  accord_spans_append (spans, " are styles, and a link, here to ", ACCORD_SPAN_PLAIN);
  accord_spans_append_link (spans,
                            "the guidance on the preparation of integrated care strategies, which is long",
                            ACCORD_SPAN_PLAIN,
                            "https://www.example.org/guidance?a='b'&c=d");
  accord_spans_append (spans, ", may go over two lines.", ACCORD_SPAN_PLAIN);
  accord_document_add_paragraph (document, spans);
}

static void
add_language (AccordDocument *document, const char *language, const char *text)
{
  AccordSpans *spans = accord_spans_new (text);

  accord_spans_set_language (spans, language);
  accord_document_add_paragraph (document, spans);
}

static void
add_languages (AccordDocument *document)
{
  AccordSpans *mixed = accord_spans_new (MIXED);

  accord_document_add_heading (document, 3, "In other languages");
  add_language (document, "cy", "Cyfarfu’r cynghorydd â’r cleient; mae’r tŷ ger yr ŵydd wen a’r dŵr.");
  add_language (document, "pl", "Zażółć gęślą jaźń. Łódź, Świętokrzyskie, Żyrardów.");
  add_language (document,
                "ur",
                "مشیر نے مؤکل سے ملاقات کی اور کونسل کے خط پر بات کی۔ یہ رپورٹ اردو میں بھی دستیاب ہے۔");
  add_language (document,
                "ar",
                "التقى المستشار بالعميل وناقش الرسالة الواردة من المجلس. هذا نص عربي رقم ١٢٣.");
  accord_document_add_paragraph (document, mixed);
}

static void
add_item (AccordDocument *document, const char *text)
{
  accord_document_begin_item (document);
  accord_document_add_text (document, text);
  accord_document_end (document);
}

static void
add_lists (AccordDocument *document)
{
  accord_document_add_heading (document, 2, "What we will do");
  accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
  add_item (document, "One named contact for each person, " LOREM);
  accord_document_begin_item (document);
  accord_document_add_text (document, "One plan for each person:");
  accord_document_begin_list (document, ACCORD_LIST_NUMBERED, 9);
  add_item (document, "written with the person;");
  add_item (document, "kept where the person and all who care can read it;");
  accord_document_begin_item (document);
  accord_document_add_text (document, "looked at again");
  accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
  add_item (document, "every six months, and");
  add_item (document, "whenever the person asks.");
  accord_document_end (document);
  accord_document_end (document);
  accord_document_end (document);
  accord_document_end (document);
  add_item (document, "خدمات الرعاية للجميع في كل مكان");
  add_item (document, "");
  accord_document_end (document);
}

static AccordSpans *
make_source (guint i)
{
  g_autofree char *text = g_strdup_printf ("Source %u: ", i + 1);
  AccordSpans *spans = accord_spans_new (text);

  accord_spans_append_link (spans, "the notes of the day", ACCORD_SPAN_ITALIC, "https://www.example.org/notes");
  accord_spans_append (spans, ". " LOREM, ACCORD_SPAN_PLAIN);
  return spans;
}

static void
add_quote (AccordDocument *document)
{
  accord_document_begin_quote (document);
  accord_document_add_text (document,
                            "Nobody joins it up. I have told the same story to nine people. " LOREM);
  accord_document_add_text (document, "A carer, Kingsferry Library, 12/01/2025");
  accord_document_end (document);
  for (guint i = 0; i < 3; i++)
    accord_document_add_note (document, i < 2 ? "Nobody joins it up." : "12/01/2025", 0, make_source (i));
}

static void
draw_bars (cairo_t *cr, PangoContext *context, double width, double height, gpointer user_data)
{
  static const double values[] = { 40, 75, 55, 95, 62 };

  cairo_set_source_rgb (cr, 0.102, 0.310, 0.545);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    cairo_rectangle (cr, i * width / 5, height - values[i], width / 8, values[i]);
  cairo_fill (cr);
}

static void
add_columns (AccordDocument *document)
{
  accord_document_add_column (document, accord_spans_new ("Seat"), 0, ACCORD_ALIGN_END);
  accord_document_add_column (document, accord_spans_new ("Organisation"), 0, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new ("Since"), 0, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new ("Involvement"), 0, ACCORD_ALIGN_START);
}

static void
add_row (AccordDocument *document, guint i)
{
  g_autofree char *seat = g_strdup_printf ("%u", i + 1);
  g_autofree char *body = g_strdup_printf ("Body number %u of the %s",
                                           i + 1,
                                           i % 3 == 0 ? "county and of its many districts" : "city");
  g_autofree char *since = g_strdup_printf ("%02u/04/2023", i % 30 + 1);

  accord_document_add_cell_text (document, seat);
  accord_document_add_cell_text (document, body);
  accord_document_add_cell_text (document, since);
  if (i % 5 == 4)
    accord_document_add_cell_text (document, "");
  else
    accord_document_add_cell_status (document,
                                     i % 2 == 0 ? ACCORD_MARK_RECORDED : ACCORD_MARK_PARTLY,
                                     i % 2 == 0 ? "Evidence recorded" : "Partly recorded");
}

static void
add_tables (AccordDocument *document)
{
  g_autoptr (GString) endless = g_string_new (NULL);

  accord_document_add_heading (document, 2, "Membership");
  accord_document_begin_table (document, "Seats as at 19/06/2025", ACCORD_TABLE_HEADER_COLUMN);
  add_columns (document);
  for (guint i = 0; i < REPORT_SAMPLE_ROWS; i++)
    add_row (document, i);
  accord_document_end (document);

  for (guint i = 0; i < 24; i++)
    g_string_append (endless, LOREM);
  accord_document_add_heading (document, 2, "What was heard");
  accord_document_begin_table (document, NULL, ACCORD_TABLE_HEADER_COLUMN);
  accord_document_add_column (document, accord_spans_new ("You said"), 1, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new ("We did"), 2, ACCORD_ALIGN_START);
  accord_document_add_cell_text (document, "Nobody joins it up.");
  accord_document_add_cell_text (document, endless->str);
  accord_document_add_cell_text (document, "Buses do not run.");
  accord_document_add_cell_text (document, "We asked the county.");
  accord_document_end (document);
}

/**
 * report_sample_new:
 *
 * Returns: (transfer full): a report of several pages in which each kind of block occurs
 */
AccordDocument *
report_sample_new (void)
{
  AccordDocument *document = accord_document_new (REPORT_SAMPLE_TITLE, "2025-06-19");

  accord_document_set_author (document, "Norwold Integrated Care Partnership");
  accord_document_set_subject (document, "Strategy summary");
  accord_document_set_contents (document, TRUE);
  accord_document_add_heading (document, 1, "Integrated care strategy 2025–2030: summary");
  accord_document_add_text (document, LOREM);
  add_facts (document);
  add_states (document);
  accord_document_add_heading (document, 2, "Our shared purpose");
  add_inline (document);
  add_quote (document);
  add_languages (document);
  add_lists (document);
  accord_document_add_heading (document, 4, "How we will know");
  accord_document_add_text (document, LOREM LOREM LOREM);
  accord_document_add_figure (document,
                              110,
                              draw_bars,
                              NULL,
                              NULL,
                              "Bar chart: activities in each quarter rose from 40 to 95 and fell to 62.",
                              "Figure 1. Engagement activities in each quarter");
  accord_document_add_rule (document);
  accord_document_add_text (document, LOREM);
  add_tables (document);
  accord_document_add_page_break (document);
  accord_document_add_heading (document, 2, "Last words");
  accord_document_add_text (document, "The end.");
  return document;
}

/**
 * report_sample_new_long:
 * @n_sections: how many
 *
 * Returns: (transfer full): a strategy of prose, two sections to a page or so
 */
AccordDocument *
report_sample_new_long (guint n_sections)
{
  AccordDocument *document = accord_document_new ("A long strategy", "2025-06-19");

  accord_document_set_author (document, "Norwold Integrated Care Partnership");
  accord_document_add_heading (document, 1, "A long strategy");
  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Section %u", i + 1);

      accord_document_add_heading (document, i % 4 == 0 ? 2 : 3, heading);
      for (guint k = 0; k < i % 5; k++)
        accord_document_add_text (document, LOREM LOREM);
      add_inline (document);
      if (i % 3 == 0)
        add_lists (document);
      if (i % 7 == 0)
        add_quote (document);
    }
  return document;
}
