// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/callbar.h"

#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>

namespace octroi::pages {

CallBar::CallBar(const inventory::Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_against(new widgets::Label({}, theme::Type::Body, theme::Color::TextSecondary))
    , m_from(new widgets::Label({}, theme::Type::Body, theme::Color::TextSecondary))
    , m_at(new widgets::Label({}, theme::Type::Body, theme::Color::TextSecondary))
    , m_api(new QComboBox)
    , m_endpoint(new QComboBox)
    , m_address(new widgets::Field)
    , m_time(new widgets::Field)
    , m_ask(new widgets::Button(QString(), widgets::Button::Kind::Secondary))
{
    auto *row = new widgets::FlowLayout(this, 8, 8);
    m_api->setMinimumWidth(180);
    m_endpoint->setMinimumWidth(240);
    m_endpoint->setEditable(true);
    m_endpoint->setInsertPolicy(QComboBox::NoInsert);
    m_endpoint->setFont(theme::font(theme::Type::Mono));
    m_address->setFixedWidth(150);
    m_address->setMono(true);
    m_time->setFixedWidth(150);
    m_ask->setIconName(QStringLiteral("send"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_against, m_api, m_endpoint, m_from, m_address, m_at, m_time, m_ask}) {
        if (auto *label = qobject_cast<widgets::Label *>(part)) {
            label->setMinimumHeight(theme::kControl);
            label->setAlignment(Qt::AlignVCenter | Qt::AlignLeading);
        }
        row->addWidget(part);
    }
    connect(m_api, &QComboBox::currentIndexChanged, this, [this] {
        fillEndpoints();
        update();
        Q_EMIT changed();
    });
    const auto edited = [this] {
        update();
        Q_EMIT changed();
    };
    connect(m_endpoint, &QComboBox::editTextChanged, this, edited);
    connect(m_address, &widgets::Field::textEdited, this, edited);
    connect(m_time, &widgets::Field::textEdited, this, edited);
    connect(m_ask, &QAbstractButton::clicked, this, &CallBar::asked);
    connect(m_endpoint->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (m_ask->isEnabled())
            Q_EMIT asked();
    });
    retranslate();
    refill();
}

void CallBar::retranslate()
{
    m_against->setText(tr("Check against"));
    m_from->setText(tr("from"));
    m_at->setText(tr("at"));
    m_api->setAccessibleName(tr("API"));
    m_endpoint->setAccessibleName(tr("Method and path"));
    m_endpoint->lineEdit()->setAccessibleName(tr("Method and path"));
    m_endpoint->lineEdit()->setPlaceholderText(QStringLiteral("GET /orders/v1/orders/17"));
    m_address->setAccessibleLabel(tr("Address of the caller"));
    m_address->setPlaceholderText(tr("any address"));
    m_time->setAccessibleLabel(tr("Time of the call"));
    m_time->setPlaceholderText(tr("now"));
    m_ask->setText(tr("Would it be allowed?"));
    refill();
}

void CallBar::refill()
{
    const QSignalBlocker blocker(m_api);
    const QString chosen = m_api->currentData().toString();
    m_api->clear();
    m_api->addItem(tr("Any API"), QString());
    for (const domain::Api &api : m_inventory.apis())
        m_api->addItem(api.name, api.id);
    m_api->setCurrentIndex(std::max(0, m_api->findData(chosen)));
    if (m_api->currentData().toString() != chosen || m_endpoint->count() == 0)
        fillEndpoints();
    update();
}

void CallBar::fillEndpoints()
{
    const QSignalBlocker blocker(m_endpoint);
    m_endpoint->clear();
    if (const domain::Api *api = m_inventory.api(m_api->currentData().toString())) {
        for (const domain::Endpoint &endpoint : api->endpoints)
            m_endpoint->addItem((endpoint.method == QLatin1String("*") ? QStringLiteral("GET") : endpoint.method) + QLatin1Char(' ') + api->basePath + endpoint.path);
    }
    if (m_endpoint->count() == 0)
        m_endpoint->setEditText({});
}

std::optional<QDateTime> CallBar::time() const
{
    const QString text = m_time->text().trimmed();
    if (text.isEmpty())
        return QDateTime();
    QDateTime at = QDateTime::fromString(text, Qt::ISODate);
    if (!at.isValid())
        at = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm"));
    return at.isValid() ? std::optional(at.toUTC()) : std::nullopt;
}

models::BenchCall CallBar::call() const
{
    models::BenchCall out;
    out.apiId = m_api->currentData().toString();
    const QString text = m_endpoint->currentText().trimmed();
    out.method = text.section(QLatin1Char(' '), 0, 0).toUpper();
    out.uri = text.section(QLatin1Char(' '), 1).trimmed();
    out.address = m_address->text().trimmed();
    out.at = time().value_or(QDateTime());
    return out;
}

void CallBar::setAskable(const QString &reason)
{
    m_reason = reason;
    update();
}

void CallBar::update()
{
    const models::BenchCall asked = call();
    const bool readable = time().has_value();
    m_time->setError(readable ? QString() : tr("Write it as 2026-11-26 14:30."));
    const bool described = !asked.method.isEmpty() && asked.uri.startsWith(QLatin1Char('/'));
    m_ask->setDisabledReason(!m_reason.isEmpty() ? m_reason
                             : !described        ? tr("Write the call as: GET /orders/v1/orders/17")
                             : !readable         ? tr("The time cannot be read.")
                                                 : QString());
}

} // namespace octroi::pages
