// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keys/pinbar.h"

#include "domain/filter.h"
#include "domain/name.h"
#include "models/format.h"
#include "widgets/link.h"
#include "widgets/pin.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>

namespace octroi::pages {

PinBar::PinBar(QWidget *parent)
    : QWidget(parent)
    , m_save(new widgets::Link(QString(), this))
    , m_name(new QLineEdit(this))
{
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 8, 24, 8);
    row->setSpacing(8);
    m_pins = new QHBoxLayout;
    m_pins->setSpacing(8);
    row->addLayout(m_pins);
    row->addStretch(1);
    m_name->setFixedWidth(200);
    m_name->hide();
    row->addWidget(m_name);
    row->addWidget(m_save);
    m_entries = {{QStringLiteral("expiring"), QStringLiteral("status:active expires<30d")},
                 {QStringLiteral("unused"), QStringLiteral("status:active last_used>90d")},
                 {QStringLiteral("endless"), QStringLiteral("status:active expires:never")},
                 {QStringLiteral("rotating"), QStringLiteral("status:rotating")}};
    connect(m_save, &QAbstractButton::clicked, this, &PinBar::startNaming);
    connect(m_name, &QLineEdit::returnPressed, this, [this] { finishNaming(true); });
    auto *escape = new QAction(m_name);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetShortcut);
    m_name->addAction(escape);
    connect(escape, &QAction::triggered, this, [this] { finishNaming(false); });
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showMenu({}, mapToGlobal(at)); });
    retranslate();
}

QString PinBar::nameOf(const Entry &entry) const
{
    if (entry.own)
        return entry.name;
    if (entry.name == QLatin1String("expiring"))
        return tr("Expiring in 30 days");
    if (entry.name == QLatin1String("unused"))
        return tr("Unused for 90 days");
    if (entry.name == QLatin1String("endless"))
        return tr("No expiry");
    return tr("Rotating", "filter of credentials");
}

void PinBar::retranslate()
{
    m_save->setText(tr("Save filter"));
    m_name->setPlaceholderText(tr("Name, then Enter"));
    m_name->setAccessibleName(tr("Name of the saved filter"));
    rebuild();
}

void PinBar::rebuild()
{
    while (QLayoutItem *item = m_pins->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    QWidget *before = m_save;
    for (Entry &entry : m_entries) {
        entry.pin = new widgets::Pin(nameOf(entry), this);
        entry.pin->setToolTip(entry.filter);
        entry.pin->setChecked(entry.filter == m_filter);
        const QString filter = entry.filter;
        connect(entry.pin, &QAbstractButton::clicked, this,
                [this, filter](bool on) { Q_EMIT filterChosen(on ? filter : QString()); });
        if (entry.own) {
            entry.pin->setContextMenuPolicy(Qt::CustomContextMenu);
            connect(entry.pin, &QWidget::customContextMenuRequested, this,
                    [this, filter, pin = entry.pin](const QPoint &at) {
                        showMenu(filter, pin->mapToGlobal(at));
                    });
        }
        m_pins->addWidget(entry.pin);
        setTabOrder(before, entry.pin);
        before = entry.pin;
    }
    setCounts(m_counts);
}

void PinBar::showMenu(const QString &filter, const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!filter.isEmpty())
        connect(menu->addAction(tr("Remove this filter")), &QAction::triggered, this, [this, filter] {
        m_entries.removeIf([&filter](const Entry &e) { return e.own && e.filter == filter; });
        rebuild();
        setFilter(m_filter);
        Q_EMIT savedChanged();
    });
    menu->addSeparator();
    addSharing(*menu);
    menu->popup(global);
}

// Filters travel as text, by mail or chat: a line each, to be read and written by people.
void PinBar::addSharing(QMenu &menu)
{
    QAction *copy = menu.addAction(tr("Copy all filters as text"));
    copy->setEnabled(!asText().isEmpty());
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(menu.addAction(tr("Paste filters")), &QAction::triggered, this, [this] {
        if (takeText(QGuiApplication::clipboard()->text()) > 0)
            Q_EMIT savedChanged();
    });
}

QString PinBar::asText() const
{
    QString text;
    for (const Entry &entry : m_entries) {
        if (entry.own)
            text += entry.name + QStringLiteral(" = ") + entry.filter + QLatin1Char('\n');
    }
    return text;
}

int PinBar::takeText(const QString &text)
{
    int taken = 0;
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const qsizetype equals = line.indexOf(QLatin1String(" = "));
        const auto name = domain::checkName(line.left(equals));
        const QString filter = line.mid(equals + 3).trimmed();
        const bool known = std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &e) { return e.filter == filter; });
        if (equals < 1 || !name || filter.isEmpty() || known || !domain::KeyFilter::parse(filter).ok())
            continue;
        m_entries << Entry{*name, filter, true};
        ++taken;
    }
    if (taken > 0) {
        rebuild();
        setFilter(m_filter);
    }
    return taken;
}

void PinBar::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    bool known = m_filter.isEmpty();
    for (const Entry &entry : m_entries) {
        entry.pin->setChecked(entry.filter == m_filter);
        known = known || entry.filter == m_filter;
    }
    setSavable(!known);
}

void PinBar::setSavable(bool savable)
{
    m_save->setEnabled(savable);
    m_save->setVisible(!m_name->isVisible() && (savable || !m_filter.isEmpty()));
}

QStringList PinBar::filters() const
{
    QStringList out;
    for (const Entry &entry : m_entries)
        out << entry.filter;
    return out;
}

void PinBar::setCounts(const QHash<QString, int> &matches)
{
    m_counts = matches;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.pin && matches.contains(entry.filter))
            entry.pin->setCount(models::Format::count(matches.value(entry.filter)));
    }
}

void PinBar::startNaming()
{
    m_save->hide();
    m_name->clear();
    m_name->show();
    m_name->setFocus();
}

void PinBar::finishNaming(bool keep)
{
    const auto name = domain::checkName(m_name->text());
    if (keep && !name)
        return;
    m_name->hide();
    if (keep) {
        m_entries << Entry{*name, m_filter, true};
        rebuild();
        Q_EMIT savedChanged();
    }
    setFilter(m_filter);
}

QJsonArray PinBar::saved() const
{
    QJsonArray pins;
    for (const Entry &entry : m_entries) {
        if (entry.own)
            pins << QJsonObject{{QStringLiteral("name"), entry.name},
                                {QStringLiteral("filter"), entry.filter}};
    }
    return pins;
}

void PinBar::setSaved(const QJsonArray &pins)
{
    m_entries.removeIf([](const Entry &e) { return e.own; });
    for (const QJsonValue &value : pins) {
        const QJsonObject pin = value.toObject();
        const auto name = domain::checkName(pin.value(QLatin1String("name")).toString());
        if (name && !pin.value(QLatin1String("filter")).toString().isEmpty())
            m_entries << Entry{*name, pin.value(QLatin1String("filter")).toString(), true};
    }
    rebuild();
    Q_EMIT savedChanged();
}

} // namespace octroi::pages
