/* accord-import-activities-fields.c: what a column of an engagement log may be, and how people head it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-activities-private.h"

#include <glib/gi18n.h>

const AccordImportField accord_import_activity_fields[ACCORD_ACTIVITY_N_FIELDS] = {
  [ACCORD_ACTIVITY_REF] = { "ref", N_("Reference"), "ref\nreference\nno\nnumber\nid\nactivity ref\nlog no" },
  [ACCORD_ACTIVITY_WHEN] = { "when", N_("When"),
                             "date\nwhen\ndates\ndate of activity\nevent date\nstart date\nactivity date\nperiod",
                             ACCORD_IMPORT_AS_DATE },
  [ACCORD_ACTIVITY_TITLE] = { "title", N_("What"),
                              "activity\nengagement activity\ntitle\nevent\nwhat\nactivity name\nname of activity"
                              "\nactivity title\nengagement\nevent name" },
  [ACCORD_ACTIVITY_METHOD] = { "method", N_("Method"),
                               "method\nhow\ntype of activity\nengagement method\nactivity type\nformat\ntype",
                               ACCORD_IMPORT_AS_TERM, "method" },
  [ACCORD_ACTIVITY_LEAD] = { "lead", N_("Who led"),
                             "who led\nlead\nled by\nlead organisation\norganiser\norganised by\nhost\nrun by\nlead body" },
  [ACCORD_ACTIVITY_REACHED] = { "reached", N_("Who was reached"),
                                "who we reached\nwho was reached\nreached\nwho took part\nparticipants\nattendees"
                                "\nwho attended\nstakeholders\nwho\nwho was involved\nwho we spoke to\ntarget group" },
  [ACCORD_ACTIVITY_AUDIENCE] = { "audience", N_("Audience"),
                                 "healthwatch vcse public staff\naudience\naudience type\naudiences\nstakeholder group"
                                 "\nstakeholder type\npublic staff partner",
                                 ACCORD_IMPORT_AS_TERM, "audience" },
  [ACCORD_ACTIVITY_COUNT] = { "reach", N_("How many"),
                              "no reached\nnumber reached\nhow many\nnumbers\nnumber of people\nno of people\nattendance"
                              "\ncount\nreach\nnumber attended\nnumber engaged\ntotal reached\nnumber of participants" },
  [ACCORD_ACTIVITY_UNIT] = { "unit", N_("Unit"), "unit\nunits\nunit of reach\ncounted as", ACCORD_IMPORT_AS_TERM,
                             "reach_unit" },
  [ACCORD_ACTIVITY_PLACE] = { "place", N_("Where"), "place\nwhere\nlocation\narea\nvenue\nlocality\ndistrict\ngeography" },
  [ACCORD_ACTIVITY_GROUPS] = { "groups", N_("Groups and conditions"),
                               "groups pcs inclusion\ngroups\ncommunities\nprotected characteristics\ninclusion groups"
                               "\npopulation group\ngroups reached\nequality groups\ngroup" },
  [ACCORD_ACTIVITY_HEARD] = { "heard", N_("What was heard"),
                              "key themes\nthemes\nwhat we heard\nwhat was heard\nfeedback\nkey findings\nyou said"
                              "\nfindings\nkey messages\ninsight\nsummary of feedback\nwhat people said" },
  [ACCORD_ACTIVITY_LEVEL] = { "level", N_("Level of involvement"),
                              "level\nlevel of engagement\nlevel of involvement\nengagement level\nladder\ninvolvement level",
                              ACCORD_IMPORT_AS_TERM, "level" },
  [ACCORD_ACTIVITY_SECTION] = { "section", N_("Section of the strategy"),
                                "strategy section\nsection\nchapter\nlinked section\nstrategy priority\npriority"
                                "\nlinked priority\nstrategy link" },
  [ACCORD_ACTIVITY_RESPONSE] = { "response", N_("What we did"),
                                 "our response\nresponse\nwe did\nwhat we did\nactions taken\naction taken\noutcome\nimpact"
                                 "\nwhat changed\nresult" },
  [ACCORD_ACTIVITY_FED_BACK] = { "fed_back", N_("Told them"),
                                 "fed back\nfeedback given\nfeedback to participants\nfed back to participants\ntold them"
                                 "\nloop closed\nfed back on" },
  [ACCORD_ACTIVITY_EVIDENCE] = { "evidence", N_("Evidence"),
                                 "evidence\nevidence link\nlink\nreport\nsource\ndocument\nfile\nwrite up\nurl" },
  [ACCORD_ACTIVITY_ASKED] = { "asked", N_("What was asked"),
                              "what was asked\nwhat we asked\nquestions\nquestion\npurpose\naim\naims\nobjective\ntopic"
                              "\nsubject" },
  [ACCORD_ACTIVITY_STATE] = { "state", N_("State"), "status\nstate\nactivity status\nprogress", ACCORD_IMPORT_AS_TERM,
                              "activity_state" },
  [ACCORD_ACTIVITY_NOTES] = { "notes", N_("Notes"), "notes\nnote\ncomments\ncomment\nremarks\nother information" },
  [ACCORD_ACTIVITY_PARTIES] = { "parties", N_("Organisations that took part"),
                                "organisations that took part\norganisations\norganisations involved\npartners involved"
                                "\npartner organisations\nbodies\nbodies that took part\norganisations attending" },
  [ACCORD_ACTIVITY_CONDITIONS] = { "conditions", N_("Conditions"),
                                   "conditions\ncondition\nhealth conditions\nlong term conditions\ndiagnosis" },
  [ACCORD_ACTIVITY_THEMES] = { "themes", N_("Themes"), "theme codes\ncoded themes\ntheme\ntags\nthemes" },
  [ACCORD_ACTIVITY_PLANS] = { "plans", N_("Strategies it serves"),
                              "strategies it serves\nfor strategy\nstrategies\nserves\nfor plan\nplans" },
  [ACCORD_ACTIVITY_ACCESSIBILITY] = { "accessibility", N_("Accessibility offered"),
                                      "accessibility offered\naccessibility\naccess needs\nadjustments"
                                      "\nreasonable adjustments\naccess arrangements" },
  [ACCORD_ACTIVITY_CONSENT] = { "consent_basis", N_("Consent or privacy notice"),
                                "consent or privacy notice\nconsent\nconsent basis\nprivacy notice\nlawful basis" },
  [ACCORD_ACTIVITY_SENSITIVITY] = { "sensitivity", N_("Sensitivity"),
                                    "sensitivity\nsensitive\nconfidential\nconfidentiality\nhandling" },
  [ACCORD_ACTIVITY_SAID_BY] = { "said_by", N_("Who said it"), "who said it\nsaid by\nfeedback from\nheard from\nvoice" },
  [ACCORD_ACTIVITY_STANCE] = { "stance", N_("Position"), "position\nstance\nsentiment\nsupport or oppose",
                               ACCORD_IMPORT_AS_TERM, "stance" },
  [ACCORD_ACTIVITY_RESPONSE_KIND] = { "response_kind", N_("Response"),
                                      "response type\nkind of response\nresponse kind\ntype of response\nresponse category",
                                      ACCORD_IMPORT_AS_TERM, "response" },
  [ACCORD_ACTIVITY_RESPONDED_ON] = { "responded_on", N_("Answered on"),
                                     "answered on\nresponded on\nresponse date\ndate of response", ACCORD_IMPORT_AS_DATE },
  [ACCORD_ACTIVITY_FED_BACK_HOW] = { "fed_back_how", N_("How they were told"),
                                     "how they were told\nhow fed back\nhow we fed back\nfed back how\nfeedback method" },
};
