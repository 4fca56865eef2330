// SPDX-License-Identifier: GPL-3.0-or-later
// What the sheet of a state does: it reads, compares, and makes the backend so.
#include "change/planpieces.h"
#include "dialogs/previeweffect.h"
#include "dialogs/statesheet.h"
#include "models/format.h"
#include "models/statemodel.h"
#include "models/statepaper.h"
#include "models/statewords.h"
#include "report/secretsfile.h"
#include "widgets/button.h"
#include "widgets/field.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

namespace octroi::dialogs {

using change::StateDifference;
using change::StateOutcome;
using models::StateWords;

namespace {

constexpr int kShownFailures = 5;

/// What is about to be done is what was shown.
bool isSame(const QList<StateDifference> &a, const models::StateModel &b)
{
    if (a.size() != b.rowCount())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        const StateDifference &now = a.at(i), &shown = *b.at(int(i));
        const bool same = now.action == shown.action && now.type == shown.type && now.name == shown.name &&
                          std::equal(now.fields.begin(), now.fields.end(), shown.fields.begin(), shown.fields.end(),
                                     [](const auto &x, const auto &y) {
                                         return x.name == y.name && x.before == y.before && x.after == y.after;
                                     });
        if (!same)
            return false;
    }
    return true;
}

Result<void> keepSecrets(report::SecretsFile &file, const StateOutcome &outcome)
{
    Result<void> kept;
    for (const change::StateItem &item : outcome.items) {
        if (!item.issued || !item.issued->secret)
            continue;
        if (const auto written = file.row({item.name, item.issued->client.id}, *item.issued->secret); !written)
            kept = written;
    }
    if (const auto flushed = file.flush(); !flushed)
        kept = flushed;
    file.close();
    return kept;
}

} // namespace

void StateSheet::openFile(const QString &path)
{
    say(theme::Tone::Info, {});
    m_file->setText(path);
    m_file->setError({});
    m_wanted.reset();
    setPhase(Phase::Reading);
    const int asked = ++m_asked;
    QCoro::connect(models::readStateFile(path), this, [this, asked](const Result<domain::State> &state) {
        if (asked != m_asked)
            return;
        if (!state) {
            m_file->setError(StateWords::problem(state.error()));
            setPhase(Phase::File);
            m_file->setFocus();
            return;
        }
        m_wanted = *state;
        compare();
        (m_submit->isVisible() && m_submit->isEnabled() ? m_submit : m_cancel)->setFocus();
    });
}

void StateSheet::submit()
{
    say(theme::Tone::Info, {});
    if (m_phase == Phase::Compared)
        return apply();
    if (m_phase != Phase::File)
        return;
    const QString path = m_file->text().trimmed();
    if (path.isEmpty())
        m_file->setError(tr("Choose a file."));
    else
        openFile(path);
}

void StateSheet::compare()
{
    if (m_wanted)
        showDifferences(change::differencesOf(*m_wanted, *m_context.inventory, m_prune->isChecked()));
}

/// Which keys would lose something, and which calls would have been refused. Of what stands on objects that are still to be
/// made nothing is lost.
void StateSheet::foresee()
{
    clearEffect();
    m_effectArea->hide();
    QList<change::Change> changes;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        for (const StateDifference::Step &step : m_model->at(row)->steps) {
            if (step.change)
                changes << *step.change;
        }
    }
    if (changes.isEmpty())
        return;
    const int asked = ++m_asked;
    QCoro::connect(change::planInPieces(m_context.spine, changes), this, [this, asked](const change::Plan &plan) {
        if (asked != m_asked)
            return;
        m_losers = int(plan.losers.size());
        m_effect->addWidget(new PreviewEffect(m_context, plan));
        m_effectArea->show();
        refresh();
    });
}

void StateSheet::apply()
{
    const auto now = change::differencesOf(*m_wanted, *m_context.inventory, m_prune->isChecked());
    if (!isSame(now, *m_model)) {
        showDifferences(now);
        return say(theme::Tone::Warning, tr("The backend changed meanwhile. This is what would be done now."));
    }
    const auto secrets = std::make_shared<report::SecretsFile>();
    if (makesSecrets()) {
        const QString path = m_secrets->text().trimmed();
        if (path.isEmpty())
            return m_secrets->setError(tr("Say where the secrets go: they cannot be read again later."));
        const auto opened = secrets->open(path, {QStringLiteral("client"), QStringLiteral("client_id"), QStringLiteral("client_secret")});
        if (!opened)
            return m_secrets->setError(opened.error().code == ErrorCode::Exists
                                           ? tr("The file is there already. Secrets go into a new one.")
                                           : models::Format::error(opened.error()));
        m_secrets->setError({});
    }
    ++m_asked;
    setPhase(Phase::Running);
    m_cancel->setFocus();
    // It goes on when the sheet does not: what was issued has to get into the file.
    auto *run = new change::StateRun(*m_context.spine, *m_context.inventory, m_context.spine);
    const QPointer<StateSheet> here(this);
    QCoro::connect(run->apply(*m_wanted, m_prune->isChecked()), run, [run, here, secrets](const StateOutcome &outcome) {
        const Result<void> kept = secrets->isOpen() ? keepSecrets(*secrets, outcome) : Result<void>();
        if (here)
            here->finish(outcome, kept);
        run->deleteLater();
    });
}

void StateSheet::finish(const StateOutcome &outcome, const Result<void> &secrets)
{
    const int made = int(outcome.items.size()) - outcome.failed();
    QStringList lines;
    if (outcome.refused)
        lines << StateWords::problem(*outcome.refused);
    for (const change::StateItem &item : outcome.items) {
        if (item.error && lines.size() < kShownFailures)
            lines << tr("%1: %2", "object, what went wrong").arg(item.name, models::Format::error(*item.error));
    }
    if (!secrets)
        lines << tr("The secrets could not all be written. %1").arg(models::Format::error(secrets.error()));
    if (made > 0)
        Q_EMIT done(tr("%n change(s) were made.", nullptr, made), false, QString());
    compare();
    if (!lines.isEmpty())
        say(theme::Tone::Danger, lines.join(u'\n'));
    else if (toDo() > 0)
        say(theme::Tone::Warning, tr("%n difference(s) are left.", nullptr, toDo()));
    else
        say(theme::Tone::Ok, tr("%n change(s) were made.", nullptr, made));
    m_cancel->setFocus();
}

void StateSheet::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Compare with a state file"), QString(), tr("States (*.yaml *.yml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StateSheet::openFile);
    dialog->open();
}

void StateSheet::chooseSecrets()
{
    auto *dialog = new QFileDialog(this, tr("New file for the secrets"), QString(), tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, m_secrets, &widgets::Field::setText);
    dialog->open();
}

void StateSheet::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile() && m_phase != Phase::Running)
        event->acceptProposedAction();
}

void StateSheet::dropEvent(QDropEvent *event)
{
    openFile(event->mimeData()->urls().first().toLocalFile());
}

} // namespace octroi::dialogs
