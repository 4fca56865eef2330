// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/tokenedit.h"

#include "theme/theme.h"
#include "widgets/flowlayout.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/surface.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace octroi::dialogs {

TokenEdit::TokenEdit(Check check, QWidget *parent)
    : QWidget(parent)
    , m_check(std::move(check))
    , m_box(new QWidget(this))
    , m_flow(new widgets::FlowLayout(m_box, 6, 4))
    , m_edit(new QLineEdit)
    , m_error(new widgets::Label(QString(), theme::Type::Caption, theme::Color::DangerText))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_flow->setContentsMargins(6, 4, 6, 4);
    m_edit->setFrame(false);
    m_edit->setFixedHeight(22);
    m_edit->setMinimumWidth(120);
    m_edit->setProperty("bare", true);
    m_edit->installEventFilter(this);
    m_box->setMinimumHeight(32);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_box);
    column->addWidget(m_error);
    setFocusProxy(m_edit);
    rebuild();
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { commit(); });
    connect(m_edit, &QLineEdit::textEdited, this, [this] { setError({}); });
}

void TokenEdit::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    m_edit->setPlaceholderText(text);
}

void TokenEdit::setAccessibleLabel(const QString &text)
{
    m_edit->setAccessibleName(text);
}

void TokenEdit::setEditWidth(int pixels)
{
    m_edit->setMinimumWidth(pixels);
}

void TokenEdit::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
    update();
}

void TokenEdit::setValues(const QStringList &values)
{
    m_values = values;
    rebuild();
}

void TokenEdit::rebuild()
{
    m_flow->removeWidget(m_edit);
    m_edit->setParent(m_box);
    m_flow->clear();
    for (int i = 0; i < m_values.size(); ++i) {
        auto *token = new widgets::Surface(theme::Color::BgSunken);
        auto *row = new QHBoxLayout(token);
        row->setContentsMargins(6, 0, 0, 0);
        row->setSpacing(0);
        row->addWidget(new widgets::Label(m_values.at(i), theme::Type::Mono));
        auto *cross = new widgets::IconButton(QStringLiteral("close"), tr("Remove %1").arg(m_values.at(i)));
        cross->setSmall(true);
        connect(cross, &QAbstractButton::clicked, this, [this, i] { removeAt(i); });
        row->addWidget(cross);
        m_flow->addWidget(token);
    }
    m_flow->addWidget(m_edit);
    m_edit->show();
    m_flow->invalidate();
    updateGeometry();
}

void TokenEdit::removeAt(int index)
{
    m_values.removeAt(index);
    // The button that was pressed is one of those that go.
    QMetaObject::invokeMethod(this, &TokenEdit::rebuild, Qt::QueuedConnection);
    Q_EMIT changed();
}

bool TokenEdit::commit()
{
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty())
        return true;
    const auto [value, sentence] = m_check(text);
    if (value.isEmpty()) {
        setError(sentence);
        return false;
    }
    setError({});
    m_edit->clear();
    if (!m_values.contains(value)) {
        m_values << value;
        rebuild();
        Q_EMIT changed();
    }
    return true;
}

bool TokenEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool ends = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
                          key->key() == Qt::Key_Comma || key->key() == Qt::Key_Space ||
                          key->key() == Qt::Key_Semicolon;
        if (ends && !m_edit->text().trimmed().isEmpty()) {
            commit();
            m_edit->setFocus();
            return true;
        }
        if (key->key() == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_values.isEmpty()) {
            removeAt(int(m_values.size()) - 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TokenEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool wrong = !m_error->text().isEmpty(), focus = m_edit->hasFocus();
    const auto border = wrong   ? theme::Color::DangerSolid
                        : focus ? theme::Color::FocusRing
                                : theme::Color::BorderControl;
    const double width = wrong || focus ? 2 : 1;
    painter.setPen(QPen(theme::color(border), width));
    painter.setBrush(theme::color(theme::Color::BgField));
    painter.drawRoundedRect(QRectF(m_box->geometry()).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                            6, 6);
}

} // namespace octroi::dialogs
