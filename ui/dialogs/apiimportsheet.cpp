// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/apiimportsheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "models/openapireading.h"
#include "models/roles.h"
#include "widgets/button.h"
#include "widgets/chipdelegate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace octroi::dialogs {

using change::ApiImport;
using models::Format;
using widgets::Button;
using Mark = ApiImport::Mark;

ApiImportSheet::ApiImportSheet(pages::Context context, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_file(new widgets::Field)
    , m_name(new widgets::Field)
    , m_basePath(new widgets::Field)
    , m_choose(new Button(QString(), Button::Kind::Secondary))
    , m_paste(new Button(QString(), Button::Kind::Secondary))
    , m_cancel(nullptr)
    , m_submit(nullptr)
    , m_keepGone(new QCheckBox)
    , m_found(new QWidget)
    , m_summary(new widgets::Label(QString(), theme::Type::Strong))
    , m_problem(new widgets::Note(theme::Tone::Danger))
    , m_notes(new widgets::Note(theme::Tone::Info))
    , m_table(new widgets::TableView)
    , m_lines(new QStandardItemModel(0, 3, this))
{
    setWantedSize({860, 680});
    setAcceptDrops(true);
    setBody(build());
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Primary));
    m_problem->hide();
    m_notes->hide();
    m_found->hide();
    connectAll();
    setFocusProxy(m_file->lineEdit());
    retranslate();
}

QWidget *ApiImportSheet::build()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_file, 1);
    row->addWidget(m_choose, 0, Qt::AlignBottom);
    row->addWidget(m_paste, 0, Qt::AlignBottom);
    column->addLayout(row);
    column->addWidget(m_problem);
    auto *found = new QVBoxLayout(m_found);
    found->setContentsMargins(0, 0, 0, 0);
    found->setSpacing(12);
    auto *names = new QHBoxLayout;
    names->setSpacing(16);
    names->addWidget(m_name, 1);
    names->addWidget(m_basePath, 1);
    m_basePath->setMono(true);
    found->addLayout(names);
    found->addWidget(m_summary);
    m_table->setModel(m_lines);
    m_table->setEdge(8);
    m_table->setColumnWidths({104, 320, 0});
    m_table->setItemDelegateForColumn(0, new widgets::ChipDelegate(m_table));
    found->addWidget(m_table, 1);
    found->addWidget(m_keepGone);
    m_notes->setSmall(true);
    found->addWidget(m_notes);
    column->addWidget(m_found, 1);
    column->addStretch(0);
    return body;
}

void ApiImportSheet::connectAll()
{
    connect(m_cancel, &QAbstractButton::clicked, this, &ApiImportSheet::requestClose);
    connect(m_submit, &QAbstractButton::clicked, this, &ApiImportSheet::submit);
    connect(m_choose, &QAbstractButton::clicked, this, &ApiImportSheet::chooseFile);
    connect(m_paste, &QAbstractButton::clicked, this, &ApiImportSheet::paste);
    connect(m_file, &widgets::Field::textEdited, this, [this] {
        m_file->setError({});
        m_document.reset();
        compare();
    });
    connect(m_name, &widgets::Field::textEdited, this, &ApiImportSheet::compare);
    connect(m_basePath, &widgets::Field::textEdited, this, &ApiImportSheet::compare);
    connect(m_keepGone, &QCheckBox::toggled, this, &ApiImportSheet::compare);
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &ApiImportSheet::refresh);
    connect(m_context.inventory, &inventory::Inventory::catalogueChanged, this, &ApiImportSheet::compare);
}

void ApiImportSheet::retranslate()
{
    setTitle(tr("Import an API from OpenAPI"));
    m_file->setLabel(tr("OpenAPI document"));
    m_file->setPlaceholderText(tr("JSON or YAML, 3.0 or 3.1; drop it here, paste it, or type where it is"));
    m_choose->setText(tr("Choose…"));
    m_paste->setText(tr("Paste"));
    m_paste->setAccessibleName(tr("Paste the document"));
    m_name->setLabel(tr("Name"));
    m_basePath->setLabel(tr("Base path"));
    m_keepGone->setText(tr("Keep endpoints that the document does not name"));
    m_lines->setHorizontalHeaderLabels({tr("What"), tr("Endpoint or scope"), tr("Scopes, description")});
    m_table->setAccessibleName(tr("What the document would change"));
    m_cancel->setText(tr("Cancel"));
    fillLines();
    refresh();
}

void ApiImportSheet::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void ApiImportSheet::openFile(const QString &path)
{
    m_file->setText(path);
    m_file->setError({});
    m_reading = true;
    refresh();
    QCoro::connect(models::openApiIn(path), this,
                   [this](const Result<report::OpenApiDocument> &read) { take(read); });
}

void ApiImportSheet::openText(const QByteArray &text)
{
    m_file->setText({});
    m_file->setError({});
    m_reading = true;
    refresh();
    QCoro::connect(models::openApiOf(text), this,
                   [this](const Result<report::OpenApiDocument> &read) { take(read); });
}

void ApiImportSheet::take(const Result<report::OpenApiDocument> &read)
{
    m_reading = false;
    m_document.reset();
    if (!read) {
        const Error &error = read.error();
        showProblem(error.code == ErrorCode::NotFound
                        ? Format::error(error)
                        : tr("The document cannot be read. %1: %2", "place, why")
                              .arg(error.context.isEmpty() ? QStringLiteral("#") : error.context, error.detail));
        return compare();
    }
    showProblem({});
    m_document = *read;
    m_name->setText(read->api.name);
    m_basePath->setText(read->api.basePath);
    compare();
    if (m_import && m_import->there) { // what it is called here already
        m_name->setText(m_import->there->name);
        compare();
    }
    m_name->lineEdit()->setFocus();
}

void ApiImportSheet::compare()
{
    m_import.reset();
    if (m_document) {
        change::ApiImportWish wish{m_document->api, m_document->scopes, {}, m_keepGone->isChecked()};
        wish.api.name = m_name->text().trimmed();
        wish.api.basePath = m_basePath->text().trimmed();
        const auto path = domain::checkBasePath(wish.api.basePath);
        m_basePath->setError(path ? QString() : Format::error(path.error()));
        if (path)
            wish.api.basePath = *path;
        if (const auto made = change::importOf(wish, *m_context.inventory); made && path)
            m_import = *made;
    }
    fillLines();
    refresh();
}

void ApiImportSheet::fillLines()
{
    m_lines->removeRows(0, m_lines->rowCount());
    m_found->setVisible(m_document.has_value());
    if (!m_import)
        return;
    const auto add = [this](Mark mark, const QString &what, const QString &more) {
        if (mark == Mark::Same)
            return;
        const QString word = mark == Mark::New ? tr("new") : mark == Mark::Changed ? tr("changed") : tr("gone");
        auto *chip = new QStandardItem(word);
        chip->setData(word, models::kChipTextRole);
        chip->setData(int(mark == Mark::New       ? models::Tone::Ok
                          : mark == Mark::Changed ? models::Tone::Warning
                                                  : models::Tone::Danger),
                      models::kToneRole);
        auto *name = new QStandardItem(what);
        name->setToolTip(what);
        auto *rest = new QStandardItem(more);
        rest->setToolTip(more);
        m_lines->appendRow({chip, name, rest});
    };
    for (const ApiImport::EndpointLine &line : m_import->endpoints) {
        const QString now = line.endpoint.scopes.join(QLatin1Char(' '));
        const QString asked = line.mark == Mark::Changed
                                  ? tr("%1 → %2", "scopes before, scopes now")
                                        .arg(line.before.isEmpty() ? tr("no scope") : line.before.join(QLatin1Char(' ')),
                                             now.isEmpty() ? tr("no scope") : now)
                                  : now;
        add(line.mark, line.endpoint.method + QLatin1Char(' ') + line.endpoint.path, asked);
    }
    for (const ApiImport::ScopeLine &line : m_import->scopes)
        add(line.mark, tr("scope %1").arg(line.name),
            line.mark == Mark::Gone ? tr("no longer asked for; it stays") : line.description);
}

void ApiImportSheet::refresh()
{
    const bool there = m_import && m_import->there;
    if (m_import)
        m_summary->setText(
            tr("%1: %2, %3, %4, %5.", "API, counts of endpoints")
                .arg(there ? tr("The API is there") : tr("The API is new"),
                     tr("%n endpoint(s) new", nullptr, int(m_import->count(Mark::New))),
                     tr("%n changed", "endpoints", int(m_import->count(Mark::Changed))),
                     tr("%n gone", "endpoints", int(m_import->count(Mark::Gone))),
                     tr("%n as they are", "endpoints", int(m_import->count(Mark::Same)))));
    else
        m_summary->setText({});
    const QStringList notes = m_document ? m_document->notes : QStringList();
    QString shown = notes.mid(0, 3).join(QLatin1Char('\n'));
    if (notes.size() > 3)
        shown += QLatin1Char('\n') + tr("and %n more", "notes", int(notes.size()) - 3);
    m_notes->setText(shown);
    m_notes->setToolTip(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    m_submit->setText(m_document ? tr("Preview…") : tr("Read the document"));
    m_submit->setDisabledReason(m_reading ? tr("It is being read.")
                                : !m_document ? QString()
                                : m_context.spine->isReadOnly() ? tr("This window is read-only.")
                                : m_import && m_import->changes.isEmpty() ? tr("All is so already.")
                                : !m_import ? tr("Say where the API lies.")
                                            : QString());
}

void ApiImportSheet::submit()
{
    if (m_import) {
        Q_EMIT changeRequested(m_import->changes);
        return;
    }
    if (m_file->text().trimmed().isEmpty())
        m_file->setError(tr("Choose a file, or paste the document."));
    else
        openFile(m_file->text().trimmed());
}

void ApiImportSheet::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import an API from OpenAPI"), QString(),
                                   tr("OpenAPI documents (*.json *.yaml *.yml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ApiImportSheet::openFile);
    dialog->open();
}

void ApiImportSheet::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        m_file->setError(tr("The clipboard holds no text."));
    else
        openText(text.toUtf8());
}

void ApiImportSheet::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if ((urls.size() == 1 && urls.first().isLocalFile()) || (urls.isEmpty() && event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void ApiImportSheet::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty())
        openText(event->mimeData()->text().toUtf8());
    else
        openFile(urls.first().toLocalFile());
}

void ApiImportSheet::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_submit->isEnabled()) {
        m_submit->click();
        return;
    }
    Sheet::keyPressEvent(event);
}

void ApiImportSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
