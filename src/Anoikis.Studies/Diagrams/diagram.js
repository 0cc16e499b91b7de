'use strict';
(() => {
  const picture = document.querySelector('svg.network');

  // A species under the pointer: itself, its reactions and their other species, in every card.
  const focus = number => {
    picture.classList.toggle('focus', number !== null);
    for (const on of picture.querySelectorAll('.on')) on.classList.remove('on');
    if (number === null) return;
    const species = new Set([number]);
    for (const line of picture.querySelectorAll('.r.f' + number)) {
      line.classList.add('on');
      for (const kind of line.classList) if (/^f\d+$/.test(kind)) species.add(kind.slice(1));
    }
    for (const pill of picture.querySelectorAll('.p')) if (species.has(pill.dataset.s)) pill.classList.add('on');
  };
  for (const pill of picture.querySelectorAll('.p')) {
    pill.addEventListener('pointerenter', () => focus(pill.dataset.s));
    pill.addEventListener('pointerleave', () => focus(null));
  }

  const data = document.getElementById('course');
  if (!data) return;
  const course = JSON.parse(data.textContent);
  const slider = document.getElementById('frame'), time = document.getElementById('time'), play = document.getElementById('play');
  slider.max = course.times.length - 1;
  const pills = [...picture.querySelectorAll('.p')].map(p => ({ number: +p.dataset.s, box: p.querySelector('rect'), label: p.querySelector('text') }));
  const show = frame => {
    for (const pill of pills) {
      const level = course.frames[frame][pill.number];
      if (level < 0) continue;
      pill.box.setAttribute('fill', course.fills[level]);
      pill.label.setAttribute('fill', course.inks[level]);
    }
    slider.value = frame;
    time.value = course.times[frame];
  };
  slider.addEventListener('input', () => show(+slider.value));
  let timer = 0;
  const stop = () => { clearInterval(timer); timer = 0; play.textContent = 'Play'; };
  play.addEventListener('click', () => {
    if (timer) { stop(); return; }
    if (+slider.value === +slider.max) show(0);
    play.textContent = 'Pause';
    timer = setInterval(() => +slider.value < +slider.max ? show(+slider.value + 1) : stop(), 120);
  });
  show(0);
})();
