// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/importsheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/progressline.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using widgets::Button;

ImportSheet::ImportSheet(pages::Context context, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_kind(new widgets::Segments)
    , m_file(new widgets::Field)
    , m_secrets(new widgets::Field)
    , m_choose(new Button(QString(), Button::Kind::Secondary))
    , m_chooseSecrets(new Button(QString(), Button::Kind::Secondary))
    , m_report(new Button(QString(), Button::Kind::Secondary))
    , m_cancel(nullptr)
    , m_submit(nullptr)
    , m_mappingTitle(new widgets::Label(QString(), theme::Type::Label))
    , m_counts(new widgets::Label(QString(), theme::Type::Body))
    , m_rejectedTitle(new widgets::Label(QString(), theme::Type::Label))
    , m_mappingBox(new QWidget)
    , m_secretsRow(nullptr)
    , m_grid(new QGridLayout)
    , m_note(new widgets::Note(theme::Tone::Danger))
    , m_progress(new widgets::ProgressLine)
    , m_table(new widgets::TableView)
    , m_rejected(new QStandardItemModel(0, 3, this))
{
    setWantedSize({760, 640});
    setAcceptDrops(true);
    setBody(build());
    addFootWidget(atStart(m_report));
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Primary));
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_job && m_job->isRunning())
            m_job->cancel();
        else
            requestClose();
    });
    connect(m_submit, &QAbstractButton::clicked, this, &ImportSheet::submit);
    connect(m_choose, &QAbstractButton::clicked, this, &ImportSheet::chooseFile);
    connect(m_chooseSecrets, &QAbstractButton::clicked, this, &ImportSheet::chooseSecrets);
    connect(m_report, &QAbstractButton::clicked, this, &ImportSheet::saveReport);
    connect(m_kind, &widgets::Segments::currentChanged, this, [this] {
        if (m_phase != Phase::File)
            fillMapping();
    });
    connect(m_file, &widgets::Field::textEdited, this, [this] {
        m_file->setError({});
        setPhase(Phase::File);
    });
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, [this] { setPhase(m_phase); });
    setFocusProxy(m_file->lineEdit());
    setPhase(Phase::File);
    retranslate();
}

ImportSheet::~ImportSheet()
{
    if (m_job)
        m_job->cancel();
}

QWidget *ImportSheet::fileRow()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_file, 1);
    layout->addWidget(m_choose, 0, Qt::AlignBottom);
    return row;
}

QWidget *ImportSheet::build()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    m_kind->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    column->addWidget(m_kind);
    column->addWidget(fileRow());
    auto *mapping = new QVBoxLayout(m_mappingBox);
    mapping->setContentsMargins(0, 0, 0, 0);
    mapping->setSpacing(8);
    mapping->addWidget(m_mappingTitle);
    auto *scroll = new QScrollArea;
    auto *inside = new QWidget;
    m_grid->setContentsMargins(0, 0, 8, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(2, 1);
    inside->setLayout(m_grid);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    mapping->addWidget(scroll, 1);
    column->addWidget(m_mappingBox, 3);
    m_secretsRow = new QWidget;
    auto *secrets = new QHBoxLayout(m_secretsRow);
    secrets->setContentsMargins(0, 0, 0, 0);
    secrets->setSpacing(8);
    secrets->addWidget(m_secrets, 1);
    secrets->addWidget(m_chooseSecrets, 0, Qt::AlignBottom);
    column->addWidget(m_secretsRow);
    column->addWidget(m_progress);
    column->addWidget(m_counts);
    column->addWidget(m_rejectedTitle);
    m_table->setModel(m_rejected);
    m_table->setEdge(8);
    m_table->setColumnWidths({64, 200, 0});
    column->addWidget(m_table, 2);
    column->addWidget(m_note);
    column->addStretch(0);
    return body;
}

void ImportSheet::retranslate()
{
    setTitle(tr("Import from a file"));
    m_kind->setSegments({tr("Partners"), tr("API keys")});
    m_kind->setAccessibleName(tr("What the rows are"));
    m_file->setLabel(tr("File"));
    m_file->setPlaceholderText(tr("CSV or JSON; drop it here, or type where it is"));
    m_choose->setText(tr("Choose…"));
    m_chooseSecrets->setText(tr("Choose…"));
    m_chooseSecrets->setAccessibleName(tr("Choose where the keys go"));
    m_mappingTitle->setText(tr("Which column is what"));
    m_secrets->setLabel(tr("The issued keys go into this new file"));
    m_secrets->setHint(tr(
        "Keys are issued anew: those of another system cannot be taken over. They are shown nowhere else."));
    m_report->setText(tr("Save the rejected rows…"));
    m_rejectedTitle->setText(tr("Rejected rows"));
    m_table->setAccessibleName(tr("Rejected rows"));
    m_rejected->setHorizontalHeaderLabels({tr("Line"), tr("Name"), tr("Why")});
    if (m_phase != Phase::File)
        fillMapping();
    setPhase(m_phase);
}

change::ImportKind ImportSheet::kind() const
{
    return m_kind->currentIndex() == 1 ? change::ImportKind::Keys : change::ImportKind::Partners;
}

void ImportSheet::setPhase(Phase phase)
{
    m_phase = phase;
    const bool busy = phase == Phase::Checking || phase == Phase::Running;
    const bool known = phase != Phase::File;
    const bool counted = busy || phase == Phase::Checked || phase == Phase::Finished;
    m_mappingBox->setVisible(known && phase != Phase::Running && phase != Phase::Finished);
    m_secretsRow->setVisible(known && kind() == change::ImportKind::Keys && phase != Phase::Finished);
    m_progress->setVisible(busy);
    m_counts->setVisible(counted);
    const bool some = counted && m_job && m_job->rejected() > 0;
    m_rejectedTitle->setVisible(some);
    m_table->setVisible(some);
    m_report->setVisible(some && !busy);
    for (QWidget *input :
         std::initializer_list<QWidget *>{m_kind, m_file, m_choose, m_mappingBox, m_secretsRow})
        input->setEnabled(!busy && phase != Phase::Finished);
    m_cancel->setText(busy ? tr("Stop") : phase == Phase::Finished ? tr("Close") : tr("Cancel"));
    m_submit->setVisible(phase != Phase::Finished);
    const bool goes = phase == Phase::Checked || phase == Phase::Running;
    const int rows = m_job ? int(m_job->done()) : 0;
    m_submit->setText(phase == Phase::File                 ? tr("Read the file")
                      : !goes                              ? tr("Check the rows")
                      : kind() == change::ImportKind::Keys ? tr("Issue %n key(s)", nullptr, rows)
                                                           : tr("Create %n partner(s)", nullptr, rows));
    m_submit->setDisabledReason(busy                                    ? tr("It is under way.")
                                : goes && m_context.spine->isReadOnly() ? tr("This window is read-only.")
                                : goes && rows == 0                     ? tr("No row can be taken in.")
                                                                        : QString());
}

void ImportSheet::say(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

void ImportSheet::openFile(const QString &path)
{
    say(theme::Tone::Info, {});
    m_file->setText(path);
    m_file->setError({});
    m_job = std::make_shared<models::ImportJob>(*m_context.inventory, *m_context.spine);
    connect(m_job.get(), &models::ImportJob::progressed, this, &ImportSheet::showCounts);
    const auto job = m_job;
    QCoro::connect(job->open(path), this, [this, job](const Result<void> &result) {
        if (job != m_job)
            return;
        if (!result) {
            m_file->setError(Format::error(result.error()));
            return setPhase(Phase::File);
        }
        fillMapping();
        if (!m_columns.isEmpty())
            m_columns.first()->setFocus();
    });
}

void ImportSheet::submit()
{
    say(theme::Tone::Info, {});
    m_warned = false;
    if (m_phase == Phase::File) {
        if (m_file->text().trimmed().isEmpty())
            m_file->setError(tr("Choose a file."));
        else
            openFile(m_file->text().trimmed());
        return;
    }
    if (const auto whole = m_mapping.check(); !whole)
        return say(theme::Tone::Danger, tr("Say which column is: %1.").arg(fieldTitle(whole.error().field)));
    if (m_phase != Phase::Checked)
        return start(true);
    if (kind() == change::ImportKind::Keys && m_secrets->text().trimmed().isEmpty())
        return m_secrets->setError(tr("Say where the keys go: they cannot be read again later."));
    start(false);
}

void ImportSheet::start(bool dryRun)
{
    setPhase(dryRun ? Phase::Checking : Phase::Running);
    m_progress->setProgress(0);
    m_secrets->setError({});
    m_cancel->setFocus(); // before it begins: a short file is done at once
    const auto job = m_job;
    const QString secrets = kind() == change::ImportKind::Keys ? m_secrets->text().trimmed() : QString();
    QCoro::connect(job->run(m_mapping, dryRun, secrets), this,
                   [this, job, dryRun](const Result<void> &result) {
                       if (job == m_job)
                           finish(dryRun, result);
                   });
}

void ImportSheet::showCounts()
{
    m_progress->setProgress(m_job->fraction());
    const bool dry = m_phase == Phase::Checking || m_phase == Phase::Checked;
    const QString done = dry ? tr("%n row(s) can be taken in", nullptr, int(m_job->done()))
                             : tr("%n row(s) taken in", nullptr, int(m_job->done()));
    const QString rejected = tr("%n rejected", nullptr, int(m_job->rejected()));
    m_counts->setText(tr("%1, %2.", "counts of rows: done, rejected").arg(done, rejected));
}

void ImportSheet::fillRejected()
{
    m_rejected->removeRows(0, m_rejected->rowCount());
    for (const change::ImportRow &row : m_job->firstRejected()) {
        const QString why = Format::error(*row.rejected);
        auto *reason = new QStandardItem(why);
        reason->setToolTip(row.rejected->detail);
        m_rejected->appendRow(
            {new QStandardItem(QString::number(row.line)), new QStandardItem(row.name), reason});
    }
}

void ImportSheet::finish(bool dryRun, const Result<void> &result)
{
    fillRejected();
    const bool stopped = !result && result.error().code == ErrorCode::Cancelled;
    if (!result && result.error().code == ErrorCode::Exists)
        m_secrets->setError(tr("The file is there already. Keys go into a new one."));
    else if (!result && !stopped)
        say(theme::Tone::Danger, Format::error(result.error()));
    else if (stopped)
        say(theme::Tone::Info,
            dryRun ? tr("Stopped. Nothing was changed.") : tr("Stopped. What was taken in stays."));
    const bool nothing = !dryRun && !result && m_job->read() == 0;
    setPhase(dryRun    ? (result ? Phase::Checked : Phase::Mapping)
             : nothing ? Phase::Checked
                       : Phase::Finished);
    showCounts();
    if (!dryRun && m_job->done() > 0) {
        const int rows = int(m_job->done());
        Q_EMIT done(kind() == change::ImportKind::Keys ? tr("%n key(s) were issued.", nullptr, rows)
                                                       : tr("%n partner(s) were created.", nullptr, rows),
                    false, QString());
    }
    (m_submit->isVisible() && m_submit->isEnabled() ? m_submit : m_cancel)->setFocus();
}

bool ImportSheet::mayClose()
{
    if (!m_job || !m_job->isRunning() || m_phase == Phase::Checking || m_warned)
        return true;
    m_warned = true;
    say(theme::Tone::Warning,
        tr("Rows are being taken in. Close once more to stop; what was taken in stays."));
    return false;
}

void ImportSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ImportSheet::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_submit->isVisible() &&
        m_submit->isEnabled()) {
        m_submit->click();
        return;
    }
    Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
