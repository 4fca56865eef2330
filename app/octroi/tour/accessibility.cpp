// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility.h"

#include <QAccessible>
#include <QMetaEnum>
#include <QWidget>

namespace octroi::app {

namespace {

bool needsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::List:
    case QAccessible::Chart:
    case QAccessible::Link:
    case QAccessible::PageTab:
        return true;
    default:
        return false;
    }
}

void walk(QAccessibleInterface *node, QStringList &found, int depth)
{
    if (!node || !node->isValid() || depth > 60)
        return;
    const auto state = node->state();
    if (state.invisible)
        return;
    if (needsName(node->role()) && node->text(QAccessible::Name).trimmed().isEmpty()) {
        const QObject *object = node->object();
        found << QStringLiteral("%1 %2 %3")
                     .arg(QString::number(int(node->role())),
                          object ? QString::fromLatin1(object->metaObject()->className()) : QStringLiteral("?"),
                          object ? object->objectName() : QString());
    }
    // The cells of a list are data, named by their text; a million of them need no walk.
    if (node->tableInterface())
        return;
    for (int i = 0; i < node->childCount(); ++i)
        walk(node->child(i), found, depth + 1);
}

} // namespace

QStringList namelessControls(QWidget *root)
{
    QStringList found;
    walk(QAccessible::queryAccessibleInterface(root), found, 0);
    found.removeDuplicates();
    return found;
}

} // namespace octroi::app
