// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartlegend.h"

#include "widgets/charts/legendentry.h"
#include "widgets/label.h"

#include <QHBoxLayout>

namespace octroi::charts {

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
    , m_title(new widgets::Label({}, theme::Type::CardTitle))
    , m_unit(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_note(new widgets::Label({}, theme::Type::Label, theme::Color::TextSecondary))
    , m_entries(new QHBoxLayout)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_unit);
    layout->addStretch(1);
    m_entries->setSpacing(8);
    layout->addLayout(m_entries);
    layout->addWidget(m_note);
    m_note->hide();
}

void ChartLegend::setTitle(const QString &title)
{
    m_title->setText(title);
}

void ChartLegend::setUnit(const QString &unit)
{
    m_unit->setText(unit);
}

void ChartLegend::setSeries(const void *owner, const QList<SeriesSpec> &series)
{
    for (auto it = m_owned.begin(); it != m_owned.end();) {
        if (it->first == owner) {
            delete it->second;
            it = m_owned.erase(it);
        } else {
            ++it;
        }
    }
    for (const SeriesSpec &spec : series) {
        auto *entry = new LegendEntry(spec, this);
        connect(entry, &LegendEntry::toggled, this,
                [this, id = spec.id](bool shown) { Q_EMIT toggled(id, shown); });
        m_entries->addWidget(entry);
        m_owned.append({owner, entry});
    }
}

void ChartLegend::setValue(const QString &id, const QString &value)
{
    for (const auto &[owner, entry] : std::as_const(m_owned)) {
        if (entry->id() == id)
            entry->setValue(value);
    }
}

void ChartLegend::setNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

} // namespace octroi::charts
