// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <QWidget>
#include <functional>

class QLineEdit;

namespace octroi::widgets {
class FlowLayout;
class Label;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// A few short values in one field, each with a cross; Enter, comma or space takes over what was typed.
class TokenEdit : public QWidget
{
    Q_OBJECT
public:
    /// Brings a typed value into its form, or says in a sentence why not (first empty).
    using Check = std::function<std::pair<QString, QString>(const QString &text)>;

    TokenEdit(Check check, QWidget *parent = nullptr);
    QStringList values() const { return m_values; }
    void setValues(const QStringList &values);
    /// Takes over what is still being typed; false when it is wrong, which is then said below.
    bool commit();
    void setPlaceholderText(const QString &text);
    void setAccessibleLabel(const QString &text);
    void setEditWidth(int pixels); ///< the least room for what is being typed
    void setError(const QString &sentence);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void removeAt(int index);

    Check m_check;
    QStringList m_values;
    QWidget *m_box;
    widgets::FlowLayout *m_flow;
    QLineEdit *m_edit;
    widgets::Label *m_error;
    QString m_placeholder;
};

} // namespace octroi::dialogs
