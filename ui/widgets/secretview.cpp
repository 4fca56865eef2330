// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/secretview.h"

#include "theme/paint.h"
#include "widgets/iconbutton.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QTimer>

namespace octroi::widgets {
namespace {

constexpr int kTickMs = 250, kClearMs = 30'000;

} // namespace

SecretView::SecretView(QWidget *parent)
    : QWidget(parent)
    , m_eye(new IconButton(QStringLiteral("eye"), QString(), this))
    , m_copy(new IconButton(QStringLiteral("copy"), QString(), this))
    , m_timer(new QTimer(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timer->setInterval(kTickMs);
    connect(m_timer, &QTimer::timeout, this, &SecretView::tick);
    connect(m_eye, &QAbstractButton::clicked, this, [this] { setRevealed(!m_revealed); });
    connect(m_copy, &QAbstractButton::clicked, this, &SecretView::copy);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
    retranslate();
}

SecretView::~SecretView()
{
    if (m_ticksLeft > 0)
        clearClipboard(); // nobody would be left to do it later
}

void SecretView::setSecret(std::shared_ptr<Secret> secret, Parts parts)
{
    m_secret = std::move(secret);
    m_parts = parts;
    m_revealed = false;
    update();
}

void SecretView::setRevealed(bool revealed)
{
    if (m_revealed == revealed)
        return;
    m_revealed = revealed;
    m_eye->setIconName(revealed ? QStringLiteral("eye-off") : QStringLiteral("eye"));
    retranslate();
    update();
    Q_EMIT revealedChanged(revealed);
}

void SecretView::copy()
{
    if (!m_secret)
        return;
    auto *mime = new QMimeData;
    mime->setText(m_secret->revealText());
    // Clipboard histories that honour these leave the secret out.
    mime->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    mime->setData(QStringLiteral("application/x-nspasteboard-concealed-type"), QByteArray());
    mime->setData(QStringLiteral("ExcludeClipboardContentFromMonitorProcessing"), QByteArrayLiteral("1"));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_ticksLeft = kClearMs / kTickMs;
    m_timer->start();
    update();
    Q_EMIT copied();
}

void SecretView::tick()
{
    if (--m_ticksLeft <= 0) {
        m_timer->stop();
        clearClipboard();
    }
    update();
}

void SecretView::clearClipboard()
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (m_secret && clipboard->text() == m_secret->revealText())
        clipboard->clear();
}

QSize SecretView::sizeHint() const
{
    return {480, 48};
}

void SecretView::resizeEvent(QResizeEvent *)
{
    const auto place = [this](QWidget *button, int right) {
        const QRect r(width() - right - 32, (height() - 32) / 2, 32, 32);
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), r));
    };
    place(m_copy, 8);
    place(m_eye, 44);
}

void SecretView::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    theme::paintBox(painter, rect(), 6, theme::color(Color::BgField), theme::color(Color::BorderControl));
    if (m_secret) {
        QFont font = theme::font(theme::Type::Mono);
        font.setPixelSize(font.pixelSize() + 1);
        painter.setFont(font);
        const QString text = m_secret->revealText();
        const qsizetype head = m_parts.prefix + m_parts.identifier;
        const auto end = text.size() - m_parts.check;
        qreal x = 16; // a key reads from left to right in every language
        const auto part = [&](const QString &piece, Color role) {
            painter.setPen(theme::color(role));
            painter.drawText(QRectF(x, 0, width() - 88 - x, height()), Qt::AlignVCenter | Qt::AlignLeft,
                             piece);
            x += painter.fontMetrics().horizontalAdvance(piece);
        };
        const auto hidden = [this](const QString &piece) {
            return m_revealed ? piece : QString(piece.size(), QChar(0x2022));
        };
        part(text.left(m_parts.prefix), Color::TextMuted);
        part(text.mid(m_parts.prefix, m_parts.identifier), Color::AccentText);
        part(hidden(text.mid(head, end - head)), Color::TextPrimary);
        part(hidden(text.mid(end)), Color::TextMuted);
    }
    if (m_ticksLeft > 0) {
        const double left = double(m_ticksLeft) * kTickMs / kClearMs;
        theme::paintBox(painter, QRectF(6, height() - 6, (width() - 12) * left, 4), 2,
                        theme::color(Color::Accent));
    }
}

void SecretView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SecretView::retranslate()
{
    setAccessibleName(tr("Secret"));
    m_eye->setName(m_revealed ? tr("Hide") : tr("Reveal"));
    m_copy->setName(tr("Copy; the clipboard is emptied after 30 seconds"));
}

} // namespace octroi::widgets
