// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/leaksheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "models/leaksmodel.h"
#include "widgets/button.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/monodelegate.h"
#include "widgets/note.h"
#include "widgets/progressline.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using models::LeaksModel;
using widgets::Button;

namespace {

constexpr qint64 kOverlaps[] = {0, 3'600, 86'400};

QVBoxLayout *columnOf(QWidget *part)
{
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    return column;
}

} // namespace

LeakSheet::LeakSheet(pages::Context context, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_stack(new QStackedWidget)
    , m_text(new QPlainTextEdit)
    , m_textLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_count(new widgets::Label)
    , m_summary(new widgets::Label)
    , m_overlapLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_paths(new widgets::Field)
    , m_files(new Button)
    , m_folder(new Button)
    , m_history(new QCheckBox)
    , m_progress(new widgets::ProgressLine)
    , m_model(new LeaksModel(*context.inventory, this))
    , m_table(new widgets::TableView)
    , m_overlap(new widgets::Segments)
    , m_note(new widgets::Note(theme::Tone::Danger))
{
    setWantedSize({1000, 640});
    setAcceptDrops(true);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack->addWidget(inputPart());
    m_stack->addWidget(runningPart());
    m_stack->addWidget(foundPart());
    column->addWidget(m_stack, 1);
    auto *notes = new QVBoxLayout;
    notes->setContentsMargins(24, 0, 24, 16);
    notes->addWidget(m_note);
    column->addLayout(notes);
    setBody(body);
    m_again = new Button(QString(), Button::Kind::Secondary);
    addFootWidget(atStart(m_again));
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_rotate = addFootButton(QString(), int(Button::Kind::Secondary));
    m_revoke = addFootButton(QString(), int(Button::Kind::DangerLine));
    m_search = addFootButton(QString(), int(Button::Kind::Primary));
    connect(m_again, &QAbstractButton::clicked, this, [this] {
        setPhase(Phase::Input);
        m_text->setFocus();
    });
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_phase == Phase::Running)
            m_scan->cancel();
        else
            requestClose();
    });
    const auto request = [this](bool rotate) {
        m_table->setFocus(); // what is pressed here may have nothing left to do when the preview closes
        Q_EMIT changeRequested(changes(rotate));
    };
    connect(m_rotate, &QAbstractButton::clicked, this, [request] { request(true); });
    connect(m_revoke, &QAbstractButton::clicked, this, [request] { request(false); });
    connect(m_search, &QAbstractButton::clicked, this, &LeakSheet::start);
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &LeakSheet::refreshButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LeakSheet::refreshButtons);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        showSummary();
        refreshButtons();
    });
    m_note->hide();
    setFocusProxy(m_text);
    retranslate();
}

LeakSheet::~LeakSheet() = default;

QWidget *LeakSheet::inputPart()
{
    auto *part = new QWidget;
    QVBoxLayout *column = columnOf(part);
    auto *text = new QVBoxLayout;
    text->setSpacing(6);
    text->addWidget(m_textLabel);
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // files dropped on it are meant for the sheet
    m_text->setFont(theme::font(theme::Type::Mono));
    m_text->setUndoRedoEnabled(false); // what was pasted leaves with the text
    text->addWidget(m_text, 1);
    column->addLayout(text, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_paths, 1);
    row->addWidget(m_files, 0, Qt::AlignBottom);
    row->addWidget(m_folder, 0, Qt::AlignBottom);
    column->addLayout(row);
    m_history->setChecked(true);
    column->addWidget(m_history);
    connect(m_files, &QAbstractButton::clicked, this, &LeakSheet::chooseFiles);
    connect(m_folder, &QAbstractButton::clicked, this, &LeakSheet::chooseFolder);
    return part;
}

QWidget *LeakSheet::runningPart()
{
    auto *part = new QWidget;
    QVBoxLayout *column = columnOf(part);
    column->addStretch(1);
    m_count->setAlignment(Qt::AlignCenter);
    m_count->setWordWrap(true);
    column->addWidget(m_count);
    column->addWidget(m_progress);
    column->addStretch(1);
    return part;
}

QWidget *LeakSheet::foundPart()
{
    auto *part = new QWidget;
    QVBoxLayout *column = columnOf(part);
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    m_table->setModel(m_model);
    m_table->setEdge(8);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setItemDelegateForColumn(LeaksModel::State, new widgets::ChipDelegate(m_table));
    m_table->setItemDelegateForColumn(LeaksModel::Key, new widgets::MonoDelegate(m_table));
    m_table->setColumnWidths({140, 204, 92, 160, 116, 92, 0});
    m_table->setLeaving({{LeaksModel::Scopes}, {LeaksModel::Key}});
    column->addWidget(m_table, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_overlapLabel);
    m_overlap->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(m_overlap);
    row->addStretch(1);
    column->addLayout(row);
    return part;
}

void LeakSheet::retranslate()
{
    setTitle(tr("Answer a leak"));
    setSubtitle(tr("Keys are recognised by form and checksum and matched with the last sync. Nothing leaves "
                   "this computer."));
    m_textLabel->setText(tr("Text in which keys may stand"));
    m_text->setAccessibleName(m_textLabel->text());
    m_text->setPlaceholderText(
        tr("Paste a log, a message, a configuration; or drop files, a folder or a repository here"));
    m_paths->setLabel(tr("Files and folders"));
    m_paths->setPlaceholderText(tr("Where they are; several parted by ;"));
    m_files->setText(tr("Files…"));
    m_folder->setText(tr("Folder…"));
    m_history->setText(tr("The whole history of git repositories too"));
    m_table->setAccessibleName(tr("Keys that were found"));
    m_overlapLabel->setText(tr("When rotated, the old key works on for"));
    m_overlap->setSegments({tr("not at all"), tr("1 hour"), tr("1 day")});
    m_overlap->setAccessibleName(m_overlapLabel->text());
    m_again->setText(tr("Search elsewhere"));
    m_search->setText(tr("Look for keys"));
    if (m_phase == Phase::Found) {
        showSummary();
        showEmpty();
    }
    setPhase(m_phase);
}

void LeakSheet::setPhase(Phase phase)
{
    m_phase = phase;
    m_stack->setCurrentIndex(int(phase));
    m_again->setVisible(phase == Phase::Found);
    m_search->setVisible(phase == Phase::Input);
    m_cancel->setText(phase == Phase::Running ? tr("Stop")
                      : phase == Phase::Found ? tr("Close")
                                              : tr("Cancel"));
    refreshButtons();
}

QList<change::Change> LeakSheet::changes(bool rotate) const
{
    QList<change::Change> list;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const leak::Judged &row = m_model->at(index.row());
        if (!row.known || row.verdict == leak::Verdict::Revoked ||
            (rotate && row.verdict != leak::Verdict::Live))
            continue;
        const QString &id = row.known->key.id;
        // One that is being rotated has its successor already.
        if (rotate && row.known->key.successorId.isEmpty())
            list.append(change::RotateKey{id, kOverlaps[m_overlap->currentIndex()]});
        else if (!rotate)
            list.append(change::RevokeKey{id});
    }
    return list;
}

void LeakSheet::refreshButtons()
{
    const bool found = m_phase == Phase::Found && m_model->rowCount() > 0;
    const int revocable = found ? int(changes(false).size()) : 0,
              rotatable = found ? int(changes(true).size()) : 0;
    m_revoke->setVisible(found);
    m_rotate->setVisible(found);
    m_overlap->setVisible(found);
    m_overlapLabel->setVisible(found);
    m_revoke->setText(revocable > 0 ? tr("Revoke %n key(s)…", nullptr, revocable) : tr("Revoke…"));
    m_rotate->setText(rotatable > 0 ? tr("Rotate %n key(s)…", nullptr, rotatable) : tr("Rotate…"));
    const bool readOnly = m_context.spine->isReadOnly();
    m_revoke->setDisabledReason(readOnly         ? tr("This window is read-only.")
                                : revocable == 0 ? tr("Select keys of ours that are not revoked yet.")
                                                 : QString());
    m_rotate->setDisabledReason(readOnly         ? tr("This window is read-only.")
                                : rotatable == 0 ? tr("Select keys that are live.")
                                                 : QString());
}

QStringList LeakSheet::paths() const
{
    QStringList all;
    const QString text = m_paths->text().trimmed();
    if (QFileInfo::exists(text)) // also one with a semicolon in its name
        return {text};
    for (const QString &one : text.split(u';', Qt::SkipEmptyParts)) {
        if (!one.trimmed().isEmpty())
            all << one.trimmed();
    }
    return all;
}

void LeakSheet::start()
{
    say(theme::Tone::Info, {});
    leak::ScanRequest request;
    request.paths = paths();
    request.text = m_text->toPlainText().toUtf8();
    request.historyWhereThere = m_history->isChecked();
    if (request.paths.isEmpty() && request.text.trimmed().isEmpty())
        return say(theme::Tone::Warning, tr("Paste a text, or say which files and folders to look through."));
    m_scan = std::make_unique<leak::Scan>();
    connect(m_scan.get(), &leak::Scan::progressed, this, &LeakSheet::show);
    m_progress->setProgress(-1);
    m_count->setText(tr("Looking for keys…"));
    setPhase(Phase::Running);
    m_cancel->setFocus();
    QCoro::connect(m_scan->run(request), this,
                   [this](const Result<leak::Report> &result) { finish(result); });
}

void LeakSheet::show(const leak::ScanProgress &progress)
{
    m_progress->setProgress(progress.fraction);
    m_count->setText(tr("%1 in %2, %3.", "bytes, number of files or objects, number of keys")
                         .arg(Format::bytes(progress.bytes),
                              progress.fraction >= 0
                                  ? tr("%n object(s) of the history", nullptr, int(progress.objects))
                                  : tr("%n file(s)", nullptr, int(progress.files)),
                              tr("%n key(s) so far", nullptr, progress.found)));
}

void LeakSheet::finish(const Result<leak::Report> &result)
{
    if (!result) {
        setPhase(Phase::Input);
        return say(theme::Tone::Danger, Format::error(result.error()));
    }
    m_report = *result;
    m_model->setFound(m_report.keys);
    m_report.keys.clear();
    m_text->clear();
    showSummary();
    showEmpty();
    setPhase(Phase::Found);
    // The live ones are what this is for.
    QItemSelection live;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).verdict == leak::Verdict::Live)
            live.select(m_model->index(row, 0), m_model->index(row, LeaksModel::ColumnCount - 1));
    }
    m_table->selectionModel()->select(live, QItemSelectionModel::ClearAndSelect);
    if (m_model->rowCount() > 0) {
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
        m_table->setFocus();
    } else {
        m_again->setFocus();
    }
}

void LeakSheet::showEmpty()
{
    m_table->setViewState(m_model->rowCount() > 0 ? widgets::ViewStates::State::Full
                                                  : widgets::ViewStates::State::Empty);
    m_table->states().empty()->setTitle(tr("No key was found"));
    m_table->states().empty()->setText(tr("Nothing there has the form and the checksum of a key. What is "
                                          "compressed or encrypted cannot be looked into."));
    m_table->states().empty()->setAction({});
}

void LeakSheet::showSummary()
{
    const int rows = m_model->rowCount(), live = m_model->count(leak::Verdict::Live);
    QStringList parts{tr("%1 searched.", "bytes").arg(Format::bytes(m_report.bytes))};
    if (rows > 0)
        parts << tr("%n key(s) found.", nullptr, rows)
              << (live > 0 ? tr("%n of them live: whoever has them gets in.", nullptr, live)
                           : tr("None of them is live."));
    if (m_report.lookalikes > 0)
        parts << tr("%n text(s) look like a key but have a wrong checksum.", nullptr,
                    int(m_report.lookalikes));
    m_summary->setText(parts.join(u' '));
    QStringList missing;
    if (m_report.cancelled)
        missing << tr("Stopped before the end: there may be more.");
    if (m_report.tooMany)
        missing << tr("There are more keys than can be shown.");
    if (m_report.skippedCount > 0) {
        const leak::Skipped &first = m_report.skipped.first();
        missing << tr("%n could not be read, among them %1.", "files and folders", int(m_report.skippedCount))
                       .arg(first.path);
        if (first.reason == QLatin1String("git_missing"))
            missing << tr("The program git is not installed: the history was not searched.");
    }
    say(theme::Tone::Warning, missing.join(u' '));
}

void LeakSheet::say(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

bool LeakSheet::mayClose()
{
    if (m_phase == Phase::Running)
        m_scan->cancel(); // nothing is lost by it
    return true;
}

void LeakSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LeakSheet::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_phase == Phase::Input) {
        m_search->click();
        return;
    }
    Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
