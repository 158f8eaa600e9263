/// When things are due: the timetable and the chores, and how its slots went.
@NullMarked
package io.tenfolio.web.admin.schedule;

import org.jspecify.annotations.NullMarked;
