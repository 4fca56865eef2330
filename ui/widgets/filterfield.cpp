// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filterfield.h"

#include "theme/paint.h"
#include "widgets/completionlist.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace octroi::widgets {

using theme::Color;
using theme::Type;

FilterField::FilterField(QWidget *parent)
    : QWidget(parent)
    , m_box(new QWidget)
    , m_edit(new FilterEdit)
    , m_count(new Label({}, Type::Label))
    , m_rest(new Label({}, Type::Caption, Color::TextMuted))
    , m_sentence(new Label({}, Type::Caption, Color::DangerText))
    , m_clear(new IconButton(QStringLiteral("close"), QString()))
    , m_list(new CompletionList(nullptr))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_box);
    layout->addWidget(m_sentence);
    m_sentence->hide();
    m_sentence->setWordWrap(true);
    m_box->setFixedHeight(theme::kControl);
    auto *line = new QHBoxLayout(m_box);
    line->setContentsMargins(32, 0, 4, 0);
    line->setSpacing(4);
    line->addWidget(m_edit, 1);
    line->addWidget(m_count);
    line->addWidget(m_rest);
    line->addSpacing(4);
    line->addWidget(m_clear);
    m_clear->setSmall(true);
    m_clear->hide();
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->installEventFilter(this);
    // Only now: a window that is a child before the controls are would cut their focus chain off from the page's.
    m_list->setParent(this, m_list->windowFlags());
    m_list->hide();

    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_clear->setVisible(!text.isEmpty());
        Q_EMIT textChanged(text);
    });
    connect(m_edit, &QLineEdit::textEdited, this, &FilterField::complete);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (const Completion *chosen = m_list->isVisible() ? m_list->current() : nullptr)
            return accept(*chosen);
        m_list->hide();
        m_edit->setProperty("completing", false);
        Q_EMIT submitted(m_edit->text());
    });
    connect(m_edit, &FilterEdit::keyStep, this, [this](int step) {
        if (!m_list->isVisible())
            complete();
        m_list->step(step);
    });
    connect(m_edit, &FilterEdit::acceptCompletion, this, [this] {
        if (!m_list->current())
            m_list->step(1);
        if (const Completion *chosen = m_list->current())
            accept(*chosen);
    });
    connect(m_edit, &FilterEdit::escaped, this, [this] {
        m_list->hide();
        m_edit->setProperty("completing", false);
    });
    connect(m_list, &CompletionList::accepted, this, [this](int) {
        if (const Completion *chosen = m_list->current())
            accept(*chosen);
    });
    connect(m_clear, &QAbstractButton::clicked, this, [this] {
        m_edit->clear();
        m_edit->setFocus();
        Q_EMIT cleared();
    });
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
    retranslate();
}

QString FilterField::text() const
{
    return m_edit->text();
}

void FilterField::setText(const QString &text)
{
    if (m_edit->text() != text)
        m_edit->setText(text);
}

void FilterField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void FilterField::setTokens(const QList<FilterToken> &tokens)
{
    m_edit->setTokens(tokens);
}

void FilterField::setError(qsizetype start, qsizetype length, const QString &sentence)
{
    m_error = sentence;
    m_edit->setErrorRange(start, sentence.isEmpty() ? 0 : length);
    m_edit->setAccessibleDescription(sentence);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    update();
}

void FilterField::setCount(const QString &shown, const QString &rest)
{
    m_count->setText(shown);
    m_rest->setText(rest);
}

void FilterField::setCompletionProvider(Provider provider)
{
    m_provider = std::move(provider);
}

void FilterField::complete()
{
    if (!m_provider || !m_edit->hasFocus())
        return;
    const QPoint below = m_box->mapToGlobal(QPoint(0, m_box->height() + 4));
    m_list->offer(m_provider(m_edit->text(), m_edit->cursorPosition()), below, qMin(m_box->width(), 480));
    m_edit->setProperty("completing", m_list->isVisible());
}

void FilterField::accept(const Completion &completion)
{
    const Completion chosen = completion; // the list forgets it
    QString text = m_edit->text();
    text.replace(chosen.start, chosen.length, chosen.insert);
    m_list->hide();
    m_edit->setProperty("completing", false);
    m_edit->setText(text);
    m_edit->setCursorPosition(int(chosen.start + chosen.insert.size()));
    if (chosen.insert.endsWith(QLatin1Char(':')))
        complete();
}

void FilterField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::ControlState state;
    state.enabled = isEnabled();
    state.focused = m_edit->hasFocus();
    const QRect box = m_box->geometry();
    theme::paintFieldBox(painter, box, state, !m_error.isEmpty(), theme::isRaised(this));
    const QRect icon(box.left() + 8, box.top(), theme::kIconSmall, box.height());
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), box, icon), QStringLiteral("filter"),
                     Color::TextMuted, theme::kIconSmall);
}

bool FilterField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        if (event->type() == QEvent::FocusOut) {
            m_list->hide();
            m_edit->setProperty("completing", false);
        }
        update();
    }
    return QWidget::eventFilter(watched, event);
}

void FilterField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterField::retranslate()
{
    m_clear->setName(tr("Clear the filter"));
    m_edit->setAccessibleName(tr("Filter"));
}

} // namespace octroi::widgets
