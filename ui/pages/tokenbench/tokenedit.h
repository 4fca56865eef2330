// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPlainTextEdit>

namespace octroi::pages {

/// Where a token is pasted, typed or dropped; its parts have their colours. It is a secret: there is no undo stack,
/// and no drag out of it.
class TokenEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TokenEdit(QWidget *parent = nullptr);
    /// Lengths of the parts between the dots; empty: one colour.
    void setParts(const QList<qsizetype> &parts);
    void setToken(const QString &text); ///< not told as typed

Q_SIGNALS:
    void tokenChanged(const QByteArray &text); ///< by the user
    void fileDropped(const QString &path);

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintParts();
    void applyTheme();
    QList<qsizetype> m_parts;
    bool m_setting = false;
};

} // namespace octroi::pages
