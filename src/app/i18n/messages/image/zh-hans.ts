import type { Messages } from '../en';

export const image: Messages['image'] = {
  title: '识别图片',
  lead: '写在纸上、白板上或屏幕上的数字。图片不会离开本设备；不保存、不发送，也不计入统计。',
  choose: '选择图片',
  chooseAnother: '换一张',
  photo: '拍照',
  remove: '移除',
  hint: '也可以把图片拖到这里，或直接粘贴。',
  hintTouch: '也可以从其他应用分享到这里。',
  dropHere: '松开即可',
  decoding: '正在打开图片…',
  reading: '正在识别图片…',
  waiting: '识别器正在加载，您的图片会等它。',
  shown: '您的图片',
  empty: '识别结果显示在这里。',
  lines: '各行',
  line: (place, text) => `第 ${place} 行：${text}`,
  sure: (number, percent) => `${number}，把握 ${percent}`,
  mightBe: (number, percent) => `可能是 ${number}（${percent}）。`,
  faults: {
    'not-picture': '浏览器无法把这个文件显示为图片。请选择 JPEG、PNG 或 WebP 图片。',
    'too-large': '图片太大：最多打开 40 MB、6400 万像素。请选择小一些的图片，或只截取数字部分。',
    nothing: '没有找到数字。请靠近些、摆正拍摄，光线均匀，数字写在白纸、横线纸或方格纸上。',
    'not-shared': '其他应用分享的图片没有送到。请在这里选择它。',
    'no-files': '这不是图片。请选择或粘贴图片文件。',
  },
};
