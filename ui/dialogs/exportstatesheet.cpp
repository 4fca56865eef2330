// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/exportstatesheet.h"

#include "change/statedifference.h"
#include "models/format.h"
#include "models/statepaper.h"
#include "models/statewords.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using widgets::Button;

ExportStateSheet::ExportStateSheet(pages::Context context, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_what(new widgets::Label)
    , m_contents(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_file(new widgets::Field)
    , m_choose(new Button(QString(), Button::Kind::Secondary))
    , m_cancel(addFootButton(QString(), int(Button::Kind::Secondary)))
    , m_write(addFootButton(QString(), int(Button::Kind::Primary)))
    , m_note(new widgets::Note(theme::Tone::Danger))
{
    setWantedSize({680, 0});
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    m_what->setWordWrap(true);
    m_contents->setWordWrap(true);
    column->addWidget(m_what);
    column->addWidget(m_contents);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_file, 1);
    row->addWidget(m_choose, 0, Qt::AlignBottom);
    column->addLayout(row);
    column->addWidget(m_note);
    m_note->hide();
    setBody(body);
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_write, &QAbstractButton::clicked, this, &ExportStateSheet::write);
    connect(m_choose, &QAbstractButton::clicked, this, &ExportStateSheet::chooseFile);
    connect(m_file, &widgets::Field::textEdited, this, [this] {
        m_file->setError({});
        m_replaced.clear();
        retranslate();
    });
    setFocusProxy(m_file->lineEdit());
    retranslate();
}

QString ExportStateSheet::contents(const domain::State &state) const
{
    qsizetype applications = 0, clients = 0;
    const auto partners = state.partners.value_or(QList<domain::StatePartner>());
    for (const domain::StatePartner &partner : partners) {
        applications += partner.applications.size();
        for (const domain::StateApplication &application : partner.applications)
            clients += application.clients.size();
    }
    const auto size = [](const auto &part) { return part ? int(part->size()) : 0; };
    return QStringList{tr("%n partner(s)", nullptr, int(partners.size())),
                       tr("%n application(s)", nullptr, int(applications)),
                       tr("%n OAuth client(s)", nullptr, int(clients)),
                       tr("%n API(s)", nullptr, size(state.apis)),
                       tr("%n scope(s)", nullptr, size(state.scopes)),
                       tr("%n plan(s)", nullptr, size(state.plans))}
        .join(QStringLiteral(" · "));
}

void ExportStateSheet::retranslate()
{
    setTitle(tr("Write the state to a file"));
    m_what->setText(tr("Always the same bytes for the same state, so that versions can be kept and compared. Without API keys and without secrets."));
    m_file->setLabel(tr("File"));
    m_file->setPlaceholderText(tr("Where the YAML file goes"));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose where the state goes"));
    m_cancel->setText(tr("Cancel"));
    m_write->setText(m_replaced.isEmpty() ? tr("Write the file") : tr("Replace the file"));
    const auto state = change::stateOf(*m_context.inventory);
    m_contents->setText(state ? contents(*state) : QString());
    m_contents->setVisible(state.ok());
    m_write->setDisabledReason(state ? QString() : models::StateWords::problem(state.error()));
    if (!state) {
        m_note->setText(models::StateWords::problem(state.error()));
        m_note->show();
    }
}

void ExportStateSheet::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Write the state to a file"), QString(), tr("States (*.yaml *.yml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_file->setText(path);
        m_replaced = path; // the dialog has asked
        write();
    });
    dialog->open();
}

void ExportStateSheet::write()
{
    const QString path = m_file->text().trimmed();
    if (path.isEmpty())
        return m_file->setError(tr("Choose a file."));
    const auto state = change::stateOf(*m_context.inventory);
    if (!state)
        return retranslate();
    QCoro::connect(models::writeStateFile(*state, path, path == m_replaced), this,
                   [this, path](const Result<void> &result) { finish(path, result); });
}

void ExportStateSheet::finish(const QString &path, const Result<void> &result)
{
    if (!result) {
        const bool isThere = result.error().code == ErrorCode::Exists;
        m_replaced = isThere ? path : QString();
        m_file->setError(isThere ? tr("The file is there already. Press once more to replace it, or choose another name.")
                                 : models::Format::error(result.error()));
        return retranslate();
    }
    Q_EMIT done(tr("The state was written to %1.").arg(path), false, QString());
    closeSheet();
}

void ExportStateSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ExportStateSheet::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_write->isEnabled()) {
        m_write->click();
        return;
    }
    Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
