// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/welcome/choicecard.h"

#include "widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace octroi::pages {

using theme::Color;
using theme::Type;

namespace {

class CheckMark : public QWidget
{
public:
    CheckMark()
    {
        setFixedSize(16, 20);
        connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.drawPixmap(
            0, 2, theme::pixmap(QStringLiteral("check"), Color::AccentText, 16, devicePixelRatioF()));
    }
};

} // namespace

ChoiceCard::ChoiceCard(Illustration::Scene scene, widgets::Button::Kind kind, QWidget *parent)
    : QFrame(parent)
    , m_layout(new QVBoxLayout(this))
    , m_content(new QWidget)
    , m_title(new widgets::Label({}, Type::Title))
    , m_text(new widgets::Label({}, Type::Body, Color::TextSecondary))
    , m_button(new widgets::Button(QString(), kind))
{
    setFixedWidth(344);
    m_layout->setContentsMargins(24, 24, 24, 24);
    m_layout->setSpacing(0);
    m_layout->addWidget(new Illustration(scene));
    m_layout->addSpacing(24);
    m_layout->addWidget(m_title);
    m_layout->addSpacing(4);
    m_layout->addWidget(m_content, 1);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    m_text->setWordWrap(true);
    m_text->setMinimumHeight(40);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    content->addWidget(m_text);
    content->addSpacing(16);
    for (int i = 0; i < 3; ++i) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        auto *point = new widgets::Label({}, Type::Body, Color::TextSecondary);
        point->setWordWrap(true);
        row->addWidget(new CheckMark, 0, Qt::AlignTop);
        row->addWidget(point, 1);
        m_points.append(point);
        content->addLayout(row);
        content->addSpacing(8);
    }
    content->addStretch(1);
    content->addSpacing(16);
    m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    content->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ChoiceCard::chosen);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceCard::setTexts(const QString &title, const QString &text, const QStringList &points,
                          const QString &action)
{
    m_title->setText(title);
    m_text->setText(text);
    for (qsizetype i = 0; i < m_points.size(); ++i)
        m_points[i]->setText(points.value(i));
    m_button->setText(action);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(Color::BorderDefault), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace octroi::pages
