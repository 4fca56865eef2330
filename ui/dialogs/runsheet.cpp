// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/runsheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "models/runitemsmodel.h"
#include "models/runwords.h"
#include "report/secretsfile.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/monodelegate.h"
#include "widgets/note.h"
#include "widgets/progressline.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QFileDialog>
#include <QSaveFile>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace octroi::dialogs {

using change::Run;
using models::Format;
using models::RunItemsModel;
using models::RunWords;
using widgets::Button;

namespace {

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    return Result<void>();
}

struct IssuedRow
{
    QStringList cells;
    std::shared_ptr<Secret> secret;
};

Result<void> writeKeys(const QString &path, const QList<IssuedRow> &rows)
{
    report::SecretsFile file;
    Result<void> done =
        file.open(path, {QStringLiteral("old_id"), QStringLiteral("id"), QStringLiteral("key")});
    for (const IssuedRow &row : rows) {
        if (done)
            done = file.row(row.cells, *row.secret);
    }
    if (done)
        done = file.flush();
    file.close();
    return done;
}

} // namespace

RunSheet::RunSheet(pages::Context context, Run &run, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_run(&run)
    , m_model(new RunItemsModel(run, *context.inventory, this))
    , m_show(new widgets::Segments)
    , m_counts(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_progress(new widgets::ProgressLine)
    , m_table(new widgets::TableView)
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_csv(new Button(QString(), Button::Kind::Secondary))
    , m_keys(new Button(QString(), Button::Kind::Secondary))
    , m_retry(nullptr)
    , m_pause(nullptr)
    , m_cancel(nullptr)
    , m_close(nullptr)
{
    setWantedSize({880, 600});
    setBody(build());
    addFootWidget(atStart(m_csv));
    addFootWidget(m_keys);
    m_cancel = addFootButton(QString(), int(Button::Kind::DangerLine));
    m_pause = addFootButton(QString(), int(Button::Kind::Secondary));
    m_retry = addFootButton(QString(), int(Button::Kind::Secondary));
    m_close = addFootButton(QString(), int(Button::Kind::Primary));
    connect(m_close, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_cancel, &QAbstractButton::clicked, &run, &Run::cancel);
    connect(m_retry, &QAbstractButton::clicked, &run, &Run::retryFailed);
    connect(m_pause, &QAbstractButton::clicked, this, [this] {
        if (m_run && m_run->state() == Run::State::Working)
            m_run->pause();
        else if (m_run)
            m_run->start();
    });
    connect(m_csv, &QAbstractButton::clicked, this,
            [this] { choose(tr("Save the results"), &RunSheet::saveCsv); });
    connect(m_keys, &QAbstractButton::clicked, this,
            [this] { choose(tr("New file for the keys"), &RunSheet::saveKeys); });
    connect(m_show, &widgets::Segments::currentChanged, this,
            [this](int index) { m_model->setShow(RunItemsModel::Show(index)); });
    connect(&run, &Run::progressed, this, &RunSheet::refresh);
    connect(&run, &Run::stateChanged, this, &RunSheet::refresh);
    connect(context.spine, &change::Spine::readOnlyChanged, this, &RunSheet::refresh);
    connect(&run, &QObject::destroyed, this, &Sheet::closeSheet);
    retranslate();
    setFocusProxy(m_table);
}

QWidget *RunSheet::build()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    m_show->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    head->addWidget(m_show);
    head->addStretch(1);
    head->addWidget(m_counts);
    column->addLayout(head);
    column->addWidget(m_progress);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(RunItemsModel::Identifier, new widgets::MonoDelegate(m_table));
    m_table->setEdge(8);
    m_table->setColumnWidths({200, 120, 88, 0});
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    return body;
}

void RunSheet::retranslate()
{
    m_show->setSegments({tr("All"), tr("Failed"), tr("Done")});
    m_show->setAccessibleName(tr("Which items"));
    m_table->setAccessibleName(tr("Items of the run"));
    m_csv->setText(tr("Save as CSV…"));
    m_keys->setText(tr("Save the keys…"));
    m_retry->setText(tr("Try the failed again"));
    m_cancel->setText(tr("Leave out the rest"));
    m_close->setText(tr("Close"));
    refresh();
}

void RunSheet::refresh()
{
    if (!m_run)
        return;
    const Run::State state = m_run->state();
    const bool ended = state == Run::State::Finished;
    const bool stands =
        state == Run::State::Paused || state == Run::State::Pausing || state == Run::State::Waiting;
    setTitle(RunWords::title(m_run->record().kind, m_run->total()));
    setSubtitle(ended ? RunWords::outcome(*m_run) : RunWords::progress(*m_run));
    m_counts->setText(RunWords::speed(*m_run));
    m_progress->setVisible(!ended);
    m_progress->setProgress(double(m_run->done() + m_run->failed()) /
                            double(qMax<qint64>(1, m_run->total())));
    m_pause->setVisible(!ended);
    m_pause->setText(stands ? tr("Go on") : tr("Pause"));
    const QString readOnly = m_context.spine->isReadOnly() ? tr("This window is read-only.") : QString();
    m_pause->setDisabledReason(stands ? readOnly : QString());
    m_cancel->setVisible(!ended);
    m_cancel->setDisabledReason(m_run->isCancelled() ? tr("Waiting for the calls under way") : QString());
    m_retry->setVisible(ended && m_run->failed() > 0);
    m_retry->setDisabledReason(readOnly);
    m_keys->setVisible(m_run->hasSecrets());
    if (state == Run::State::Waiting || (state == Run::State::Paused && !m_run->lastError().detail.isEmpty()))
        say(theme::Tone::Warning, Format::error(m_run->lastError()));
    else if (ended && m_run->hasSecrets())
        say(theme::Tone::Info, tr("The new keys are shown nowhere else. Save them before the program ends."));
    else if (m_note->isVisible() || !isVisible())
        say(theme::Tone::Info, {});
}

void RunSheet::say(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

void RunSheet::choose(const QString &title, void (RunSheet::*save)(const QString &))
{
    auto *dialog = new QFileDialog(this, title, QString(), tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, save);
    dialog->open();
}

void RunSheet::saveCsv(const QString &path)
{
    QFuture<Result<void>> future = QtConcurrent::run(writeFile, path, m_model->csv());
    future.then(this, [this, path](const Result<void> &saved) {
        say(saved ? theme::Tone::Ok : theme::Tone::Danger,
            saved ? tr("Saved as %1.").arg(path) : Format::error(saved.error()));
    });
}

void RunSheet::saveKeys(const QString &path)
{
    if (!m_run)
        return;
    QList<IssuedRow> rows;
    for (quint32 i = 0; i < m_run->record().items.size(); ++i) {
        if (const auto secret = m_run->secretOf(i))
            rows.append({{QString::fromUtf8(m_run->record().items[i].id),
                          QString::fromUtf8(m_run->record().made.value(i))},
                         secret});
    }
    QFuture<Result<void>> future = QtConcurrent::run(writeKeys, path, rows);
    future.then(this, [this, path](const Result<void> &saved) {
        say(saved ? theme::Tone::Ok : theme::Tone::Danger,
            saved ? tr("Saved as %1.").arg(path) : Format::error(saved.error()));
    });
}

void RunSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
