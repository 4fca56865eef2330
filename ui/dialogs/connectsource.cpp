// SPDX-License-Identifier: GPL-3.0-or-later
// What a Prometheus' metrics are, and where else usage can be taken from.
#include "backends/prometheus/mapping.h"
#include "dialogs/connectplace.h"
#include "dialogs/formsheet.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using session::SignInMethod;

namespace {

constexpr int kPrometheusKind = 2, kHaproxyKind = 3, kNamesHeight = 150;
const QString kOwn = QStringLiteral("own");

} // namespace

bool ConnectPlace::isPrometheus() const
{
    return m_kind->currentIndex() == kPrometheusKind;
}

bool ConnectPlace::isHaproxy() const
{
    return m_kind->currentIndex() == kHaproxyKind;
}

/// A path, or a port of this machine: what is said over the socket is not encrypted.
bool ConnectPlace::checkSocket()
{
    const QString text = m_address->text().trimmed();
    bool isPort = false;
    text.section(u':', 1).toUShort(&isPort);
    const QString host = text.section(u':', 0, 0);
    if (text.startsWith(u'/') || (isPort && (host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost"))))
        return true;
    return wrong(m_address, tr("Write the path of the socket, or 127.0.0.1 with its port."));
}

QList<SignInMethod> ConnectPlace::methods() const
{
    if (isHaproxy())
        return {SignInMethod::Open};
    if (isPrometheus())
        return {SignInMethod::Open, SignInMethod::ClientSecret, SignInMethod::StaticToken};
    return {SignInMethod::ClientSecret, SignInMethod::Browser, SignInMethod::DeviceCode, SignInMethod::StaticToken};
}

void ConnectPlace::setMethod(SignInMethod method)
{
    m_method->setCurrentIndex(int(std::max<qsizetype>(0, methods().indexOf(method))));
}

void ConnectPlace::buildSource()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    m_mapping->setMinimumHeight(32);
    m_mappingPart = labelled(m_mappingLabel, m_mapping);
    m_mappingText->setWordWrap(true);
    m_names->setFixedHeight(kNamesHeight);
    m_names->setTabChangesFocus(true);
    m_names->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_mappingPart->layout()->addWidget(m_names);
    m_mappingPart->layout()->addWidget(m_mappingText);
    column->addWidget(m_mappingPart);
    m_usageFrom->setMinimumHeight(32);
    m_usagePart = labelled(m_usageLabel, m_usageFrom);
    column->addWidget(m_usagePart);
    setSources({});
    connect(m_mapping, &QComboBox::currentIndexChanged, this, &ConnectPlace::chooseMapping);
    connect(m_mapping, &QComboBox::activated, this, &ConnectPlace::edited);
    connect(m_usageFrom, &QComboBox::activated, this, &ConnectPlace::edited);
    connect(m_names, &QPlainTextEdit::textChanged, this, [this] {
        m_mappingText->setColor(theme::Color::TextMuted);
        retranslateSource();
        if (m_names->hasFocus())
            Q_EMIT edited();
    });
}

void ConnectPlace::retranslateSource()
{
    m_mappingLabel->setText(tr("Its metrics"));
    m_mapping->setAccessibleName(tr("Its metrics"));
    m_names->setAccessibleName(tr("Names of metrics and labels"));
    const QSignalBlocker quiet(m_mapping);
    const QString chosen = m_mapping->currentData().toString();
    m_mapping->clear();
    m_mapping->addItem(tr("Found by their names"), QString());
    for (const QString &id : backends::knownMappings())
        m_mapping->addItem(backends::MetricMapping::fromText(backends::knownMappingText(id))->name, id);
    m_mapping->addItem(tr("Own names"), kOwn);
    m_mapping->setCurrentIndex(std::max(0, m_mapping->findData(chosen)));
    const bool own = chosen == kOwn;
    m_names->setVisible(own);
    m_mappingText->setText(own ? tr("One setting a line: requests, bytes and latency each name a metric; .partner, .client, .key, .api, "
                                    ".endpoint and .status name its labels.")
                               : tr("The metrics of Kong, APISIX, Tyk and Keycloak are known. Others are read by names of your own."));
    m_usageLabel->setText(tr("Usage"));
    m_usageFrom->setAccessibleName(tr("Where usage comes from"));
    m_usageFrom->setItemText(0, tr("The realm’s own user events"));
}

void ConnectPlace::chooseMapping()
{
    // Own names begin with the known ones, as an example to change.
    if (m_mapping->currentData() == kOwn && m_names->toPlainText().isEmpty())
        m_names->setPlainText(backends::knownMappingText(QStringLiteral("kong")));
    retranslateSource();
}

void ConnectPlace::setMapping(const QString &text)
{
    int at = text.isEmpty() ? 0 : m_mapping->findData(kOwn);
    for (const QString &id : backends::knownMappings()) {
        if (text == backends::knownMappingText(id))
            at = m_mapping->findData(id);
    }
    if (m_mapping->itemData(at) == kOwn)
        m_names->setPlainText(text);
    m_mapping->setCurrentIndex(std::max(0, at));
    retranslateSource();
}

QString ConnectPlace::mapping() const
{
    const QString chosen = m_mapping->currentData().toString();
    return chosen == kOwn ? m_names->toPlainText() : backends::knownMappingText(chosen);
}

bool ConnectPlace::checkMapping()
{
    if (!isPrometheus() || m_mapping->currentData() != kOwn)
        return true;
    const Result<backends::MetricMapping> mapping = backends::MetricMapping::fromText(m_names->toPlainText());
    if (mapping)
        return true;
    m_mappingText->setColor(theme::Color::DangerText);
    m_mappingText->setText(mapping.error().reason == QLatin1String("mapping_line") ? tr("Line %1 is no setting: %2").arg(mapping.error().field, mapping.error().context)
                                                                                  : models::Format::error(mapping.error()));
    m_names->setFocus(Qt::OtherFocusReason);
    return false;
}

void ConnectPlace::setSources(const QList<std::pair<QString, QString>> &sources)
{
    m_usageFrom->clear();
    m_usageFrom->addItem(QString(), QString());
    for (const auto &[id, name] : sources)
        m_usageFrom->addItem(name, id);
    retranslateSource();
    update();
}

} // namespace octroi::dialogs
