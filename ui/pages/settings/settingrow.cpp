// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settings/settingrow.h"

#include "widgets/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace octroi::pages {

SettingRow::SettingRow(QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_name(new widgets::Label({}, theme::Type::Strong))
    , m_explanation(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_control(control)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 6, 0, 6);
    row->setSpacing(16);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_name);
    m_explanation->setWordWrap(true);
    texts->addWidget(m_explanation);
    row->addLayout(texts, 1);
    row->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
}

void SettingRow::setTexts(const QString &name, const QString &explanation)
{
    m_name->setText(name);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_control->setAccessibleName(name);
    m_control->setAccessibleDescription(explanation);
}

} // namespace octroi::pages
