// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/apisheet.h"

#include "dialogs/endpointeditor.h"
#include "domain/name.h"
#include "models/format.h"
#include "widgets/field.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace octroi::dialogs {

using models::Format;

namespace {

QStringList scopeNames(const inventory::Inventory &inventory)
{
    QStringList names;
    for (const domain::Scope &scope : inventory.scopes())
        names << scope.name;
    return names;
}

} // namespace

ApiSheet::ApiSheet(pages::Context context, const domain::Api *api, QWidget *parent)
    : FormSheet(context, parent)
    , m_new(api == nullptr)
    , m_api(api ? *api : domain::Api())
    , m_name(new widgets::Field)
    , m_basePath(new widgets::Field)
    , m_endpoints(new EndpointEditor(scopeNames(*context.inventory)))
{
    setWantedSize({860, 640});
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_name, 1);
    row->addWidget(m_basePath, 1);
    form()->addLayout(row);
    m_basePath->setMono(true);
    form()->addWidget(m_endpoints, 1);
    m_name->setText(m_api.name);
    m_basePath->setText(m_api.basePath);
    m_endpoints->setEndpoints(m_api.endpoints);
    connect(m_name, &widgets::Field::textEdited, this, [this] {
        m_name->setError({});
        touch();
    });
    connect(m_basePath, &widgets::Field::textEdited, this, [this](const QString &text) {
        const auto path = domain::checkBasePath(text.trimmed());
        m_basePath->setError(path || text.isEmpty() || text.endsWith(QLatin1Char('/'))
                                 ? QString()
                                 : Format::error(path.error()));
        touch();
    });
    connect(m_endpoints, &EndpointEditor::changed, this, &ApiSheet::touch);
    retranslate();
    m_name->lineEdit()->setFocus();
}

void ApiSheet::retranslate()
{
    setTitle(m_new ? tr("New API") : tr("Edit %1").arg(m_api.name));
    m_name->setLabel(tr("Name"));
    m_basePath->setLabel(tr("Base path"));
    m_basePath->setPlaceholderText(QStringLiteral("/orders/v1"));
    submitButton()->setText(m_new ? tr("Create API") : tr("Save"));
    m_endpoints->retranslate();
}

bool ApiSheet::showFieldError(const Error &error)
{
    if (error.field == QLatin1String("base_path")) {
        m_basePath->setError(Format::error(error));
        return true;
    }
    if (error.field == QLatin1String("name")) {
        m_name->setError(Format::error(error));
        return true;
    }
    return false;
}

void ApiSheet::submit()
{
    const auto name = domain::checkName(m_name->text());
    m_name->setError(name ? QString() : Format::error(name.error()));
    const auto path = domain::checkBasePath(m_basePath->text().trimmed());
    m_basePath->setError(path ? QString() : Format::error(path.error()));
    if (!m_endpoints->check() || !name || !path)
        return;
    QStringList unknown;
    domain::Api api = m_api;
    api.name = *name;
    api.basePath = *path;
    api.endpoints = m_endpoints->endpoints();
    for (const domain::Endpoint &endpoint : api.endpoints) {
        for (const QString &scope : endpoint.scopes) {
            if (!context().inventory->scope(scope) && !unknown.contains(scope))
                unknown << scope;
        }
    }
    if (!unknown.isEmpty()) {
        showProblem(tr("These scopes do not exist: %1. Create them first, or take them out.")
                        .arg(unknown.join(QStringLiteral(", "))));
        return;
    }
    run(m_new ? change::Change(change::CreateApi{api}) : change::Change(change::UpdateApi{api}));
}

} // namespace octroi::dialogs
