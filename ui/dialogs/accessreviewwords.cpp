// SPDX-License-Identifier: GPL-3.0-or-later
// What the access review says.
#include "dialogs/accessreviewsheet.h"
#include "models/exercisemodel.h"
#include "models/exercisewords.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

namespace octroi::dialogs {

using models::Format;
using widgets::ViewStates;

void AccessReviewSheet::retranslate()
{
    setTitle(tr("Access review"));
    setSubtitle(
        m_keyIds.isEmpty()
            ? tr("What was granted, and what of it was used. All keys of this backend.")
            : tr("What was granted, and what of it was used. %n key(s).", nullptr, int(m_keyIds.size())));
    m_spans->setSegments({tr("30 days"), tr("90 days"), tr("1 year")});
    m_spans->setAccessibleName(tr("Time that is looked at"));
    m_parts->setAccessibleName(tr("Part of the review"));
    m_tables[Keys]->setAccessibleName(tr("Keys with scopes that were never used"));
    m_tables[Unused]->setAccessibleName(tr("Keys that nobody uses"));
    m_tables[Scopes]->setAccessibleName(tr("Scopes that nobody uses"));
    m_evidenceTable->setAccessibleName(tr("What the key used its scopes for"));
    m_close->setText(tr("Close"));
    showWords();
    if (m_report)
        showStates(nullptr);
    showEvidence();
    refreshButtons();
}

void AccessReviewSheet::showWords()
{
    const auto named = [this](const QString &name, Part part) {
        return m_report ? tr("%1 (%2)", "part, number").arg(name, Format::count(m_models[part]->rowCount()))
                        : name;
    };
    QStringList parts{named(tr("Scopes never used"), Keys), named(tr("Unused keys"), Unused)};
    if (m_keyIds.isEmpty())
        parts << named(tr("Scopes nobody uses"), Scopes);
    m_parts->setSegments(parts);
    m_summary->setText(m_report ? summary() : tr("Counting calls…"));
    QString note;
    if (m_report && m_parts->currentIndex() != Scopes) {
        qint64 keys = 0;
        std::map<change::ExerciseDoubt, qint64> doubts;
        for (const change::KeyExercise &key : m_report->keys) {
            keys += key.doubts.empty() ? 0 : 1;
            for (const auto &[doubt, calls] : key.doubts)
                doubts[doubt] += calls;
        }
        if (keys > 0)
            note = tr("Nothing is proposed of %n key(s) in doubt.", nullptr, int(keys)) + u' ' +
                   models::ExerciseWords::doubt(doubts.begin()->first, doubts.begin()->second);
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString AccessReviewSheet::summary() const
{
    const QString time =
        tr("Counted by day of UTC, %1 to %2.").arg(Format::date(m_report->from), Format::date(m_report->to));
    if (m_parts->currentIndex() == Unused)
        return tr("%n key(s) made no call in this time.", nullptr, m_models[Unused]->rowCount()) + u' ' +
               time;
    if (m_parts->currentIndex() == Scopes)
        return tr("%n scope(s) let no call in, whoever made it.", nullptr, m_models[Scopes]->rowCount()) +
               u' ' + time;
    qint64 away = 0, granted = 0;
    const auto proposing = m_report->proposing();
    for (const change::KeyExercise *key : proposing) {
        away += key->proposed().size();
        granted += qint64(key->scopes.size());
    }
    const QString what = proposing.empty()
                             ? tr("No scope is to be removed.")
                             : tr("Remove %1 of %2 scopes from %n key(s).", nullptr, int(proposing.size()))
                                   .arg(Format::count(away), Format::count(granted));
    return what + u' ' + time;
}

void AccessReviewSheet::showStates(const Error *error)
{
    for (int part = 0; part < PartCount; ++part) {
        widgets::TableView *view = m_tables[std::size_t(part)];
        if (error) {
            view->states().error()->setTitle(tr("The calls could not be counted"));
            view->states().error()->setText(Format::error(*error));
            view->states().error()->setDetails(Format::errorDetails(*error));
        }
        view->setViewState(error                                         ? ViewStates::State::Error
                           : m_models[std::size_t(part)]->rowCount() > 0 ? ViewStates::State::Full
                                                                         : ViewStates::State::Empty);
    }
    if (error)
        m_summary->setText({});
    showEmpty();
}

void AccessReviewSheet::showEmpty()
{
    const auto set = [this](Part part, const QString &title, const QString &text) {
        widgets::EmptyState *empty = m_tables[part]->states().empty();
        empty->setPicture(widgets::EmptyState::Picture::Gate);
        empty->setTitle(title);
        empty->setText(text);
        empty->setAction({});
    };
    set(Keys, tr("Every scope is used"), tr("Each key used all that it was granted in this time."));
    set(Unused, tr("Every key is used"),
        tr("No key is without a call in this time, as far as that is known."));
    const bool known = m_report && m_report->scopesKnown && !m_report->scopesUnseen;
    set(Scopes, known ? tr("Every scope is used") : tr("Not known"),
        known ? tr("Each scope of the catalogue let calls in.")
              : tr("There are calls that could not be counted here, so that a scope that seems idle may not "
                   "be."));
}

} // namespace octroi::dialogs
